import { GROWN } from '../src/import/fixtures/grown-pastes.ts';
import { readPaste } from '../src/import/read-paste.ts';
import { LIMITS } from './limits.ts';
import { type Round, rowsOfRounds } from './paired.ts';
import { report } from './report.ts';

const ROUNDS = 9;
const SHORT = 100_000;
const LONG = 1_000_000;

/** Reads of the short text that are timed together, so that both sides take about as long. */
const TIMES = LONG / SHORT;

/** The time to read a megabyte of each text that grows, and that of a tenth of it. */
export async function benchPastes(): Promise<void> {
  const rounds: Round[] = [];
  for (let number = 0; number <= ROUNDS; number += 1) {
    const round: Record<string, number> = {};
    for (const [name, text] of GROWN) round[name] = await growth(text);
    // The first one compiles.
    if (number > 0) rounds.push(round);
  }
  const limits = Object.fromEntries(GROWN.map(([name]) => [name, LIMITS.pastes['1 MB / 100 kB']]));
  report('pastes', rowsOfRounds(rounds, limits), rounds);
}

async function growth(text: (length: number) => string): Promise<number> {
  const short = await timeOf(text(SHORT), TIMES);
  return (TIMES * (await timeOf(text(LONG), 1))) / short;
}

/** ms */
async function timeOf(text: string, times: number): Promise<number> {
  const from = performance.now();
  for (let time = 0; time < times; time += 1) await readPaste([{ text, name: null }]);
  return performance.now() - from;
}
