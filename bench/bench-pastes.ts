import { GROWN } from '../src/import/fixtures/grown-pastes.ts';
import { readPaste } from '../src/import/read-paste.ts';
import { LIMITS } from './limits.ts';
import { judge, medianInterval, type Round, rowsOfRounds } from './paired.ts';
import { report } from './report.ts';

const FEWEST = 9;
/** A row that is undecided then stays so. */
const MOST = 60;
const SHORT = 100_000;
const LONG = 1_000_000;

const LIMIT = LIMITS.pastes['1 MB / 100 kB'];

/** Reads of the short text that are timed together, so that both sides take about as long. */
const TIMES = LONG / SHORT;

/** The processor time to read a megabyte of each text that grows, and that of a tenth of it. */
export async function benchPastes(): Promise<void> {
  const played: Readonly<Record<string, readonly Round[]>> = Object.fromEntries(await playAll());
  const rows = Object.entries(played).flatMap(([name, rounds]) => rowsOfRounds(rounds, { [name]: LIMIT }));
  report('pastes', rows, played);
}

async function playAll(): Promise<(readonly [string, readonly Round[]])[]> {
  const all: (readonly [string, readonly Round[]])[] = [];
  for (const [name, text] of GROWN) all.push([name, await playText(name, text)]);
  return all;
}

/** Plays rounds until they decide, at least `FEWEST` and at most `MOST`. */
async function playText(name: string, text: (length: number) => string): Promise<readonly Round[]> {
  // The first one compiles.
  await growth(text);
  const ratios: number[] = [];
  while (ratios.length < FEWEST || (ratios.length < MOST && isOpen(ratios))) ratios.push(await growth(text));
  return ratios.map((ratio) => ({ [name]: ratio }));
}

function isOpen(ratios: readonly number[]): boolean {
  return judge(medianInterval(ratios), LIMIT) === 'undecided';
}

async function growth(text: (length: number) => string): Promise<number> {
  const short = await timeOf(text(SHORT), TIMES);
  return (TIMES * (await timeOf(text(LONG), 1))) / short;
}

/** µs of processor time, which other programs hardly change. */
async function timeOf(text: string, times: number): Promise<number> {
  const from = process.cpuUsage();
  for (let time = 0; time < times; time += 1) await readPaste([{ text, name: null }]);
  const { user, system } = process.cpuUsage(from);
  return user + system;
}
