import { GROWN } from '../src/import/fixtures/grown-pastes.ts';
import { readPaste } from '../src/import/read-paste.ts';
import { LIMITS } from './limits.ts';
import { judge, medianInterval, type Round } from './paired.ts';

// Prints, as JSON, the rounds of each text that grows: the processor time to read a megabyte of it, by that of a tenth.

const FEWEST = 9;
/** A row that is undecided then stays so. */
const MOST = 60;
const SHORT = 100_000;
const LONG = 1_000_000;

/** Reads of the short text that are timed together, so that both sides take about as long. */
const TIMES = LONG / SHORT;

/** Plays rounds until they decide, at least `FEWEST` and at most `MOST`. */
async function playText(name: string, text: (length: number) => string): Promise<readonly Round[]> {
  // The first one compiles.
  await growth(text);
  const ratios: number[] = [];
  while (ratios.length < FEWEST || (ratios.length < MOST && isOpen(ratios))) ratios.push(await growth(text));
  return ratios.map((ratio) => ({ [name]: ratio }));
}

function isOpen(ratios: readonly number[]): boolean {
  return judge(medianInterval(ratios), LIMITS.pastes['1 MB / 100 kB']) === 'undecided';
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

const played: [string, readonly Round[]][] = [];
for (const [name, text] of GROWN) {
  const rounds = await playText(name, text);
  played.push([name, rounds]);
  const { low, median, high } = medianInterval(rounds.map((round) => round[name] ?? Number.NaN));
  console.error(`${name}: ${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`);
}
console.log(JSON.stringify(played));
