import { createRandom } from '../sandbox/faults/random.ts';
import { median } from './report.ts';

/** The 95 % interval of the median of paired rounds, by bootstrap. */
export interface Interval {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** `undecided` does not pass: the rounds allowed no decision. */
type Decision = 'yes' | 'no' | 'undecided';

/** Rounds go on until the interval is narrower than this. */
const NARROW = 0.04;
/** … or until this is over, ms. */
const LONGEST = 600_000;
/** An interval of fewer rounds is meaningless. */
const FEWEST = 6;
const RESAMPLES = 2_000;

/**
 * Resamples rounds with a fixed seed, so that the same rounds always give the same interval. Source: the percentile
 * bootstrap, Efron and Tibshirani, An Introduction to the Bootstrap, chapter 13
 */
export function medianInterval(ratios: readonly number[]): Interval {
  const random = createRandom(ratios.length);
  const medians = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => ratios[Math.floor(random() * ratios.length)] ?? Number.NaN)),
  ).sort((a, b) => a - b);
  const at = (share: number) => medians[Math.floor(share * (medians.length - 1))] ?? Number.NaN;
  return { low: at(0.025), median: median(ratios), high: at(0.975) };
}

/** The most that a ratio may be: the upper end of its interval, or its median and the upper end. */
export type Limit = number | { readonly median: number; readonly high: number };

/** Whether the ratio is at most `limit`; undecided if the interval contains the limit. */
export function judge(interval: Interval, limit: Limit): Decision {
  const most = typeof limit === 'number' ? { median: limit, high: limit } : limit;
  if (interval.high <= most.high && interval.median <= most.median) return 'yes';
  return interval.low > most.median ? 'no' : 'undecided';
}

/** By name of the measure: the ratio of one round. */
export type Round = Readonly<Record<string, number>>;

/** Plays rounds until every interval is narrow, or ten minutes have passed. */
export async function playRounds(play: (round: number) => Promise<Round>): Promise<readonly Round[]> {
  const start = performance.now();
  const rounds: Round[] = [];
  while (rounds.length < FEWEST || (!isNarrow(rounds) && performance.now() - start < LONGEST)) {
    rounds.push(await play(rounds.length));
    console.error(`round ${rounds.length}: ${describe(rounds)}`);
  }
  return rounds;
}

/** One row per measure, judged by its limit. Null: it is only printed. */
export function rowsOfRounds(rounds: readonly Round[], limits: Readonly<Record<string, Limit | null>>) {
  return Object.entries(limits).map(([name, limit]) => {
    const interval = medianInterval(rounds.map((round) => round[name] ?? Number.NaN));
    return {
      measured: name,
      rounds: String(rounds.length),
      ratio: format(interval),
      'at most': limit === null ? '-' : describeLimit(limit),
      kept: limit === null ? 'not judged' : judge(interval, limit),
    };
  });
}

function describeLimit(limit: Limit): string {
  return typeof limit === 'number' ? String(limit) : `${limit.median}, upper end ${limit.high}`;
}

function isNarrow(rounds: readonly Round[]): boolean {
  return intervalsOf(rounds).every(([, { low, high }]) => high - low < NARROW);
}

function describe(rounds: readonly Round[]): string {
  return intervalsOf(rounds)
    .map(([name, interval]) => `${name} ${format(interval)}`)
    .join('; ');
}

function intervalsOf(rounds: readonly Round[]): readonly (readonly [string, Interval])[] {
  const names = Object.keys(rounds[0] ?? {});
  return names.map(
    (name) => [name, medianInterval(rounds.map((round) => round[name] ?? Number.NaN))] as const,
  );
}

function format({ low, median: middle, high }: Interval): string {
  return `${middle.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}
