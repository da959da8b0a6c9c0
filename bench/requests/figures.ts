import { formatRatio, median, type Ratio, ratioOf } from '../report.ts';

export const SUBJECTS = ['ours', 'one rule', 'one rule and listeners', 'permission only', 'nothing'] as const;
export type RequestSubjectName = (typeof SUBJECTS)[number];

export const LOADS = ['decorated', 'another host', 'paused'] as const;
export type LoadName = (typeof LOADS)[number];

/** One round of one subject under one load, milliseconds. */
export interface Figure {
  readonly load: LoadName;
  readonly subject: RequestSubjectName;
  readonly median: number;
  readonly p95: number;
}

/** The compared subjects; the goal applies to the judged ones, the others show the browser's own cost. */
const COMPARISONS: readonly (readonly [
  LoadName,
  RequestSubjectName,
  RequestSubjectName,
  'judged' | 'printed',
])[] = [
  ['decorated', 'ours', 'one rule', 'judged'],
  ['decorated', 'ours', 'one rule and listeners', 'printed'],
  ['decorated', 'one rule and listeners', 'one rule', 'printed'],
  ['another host', 'ours', 'permission only', 'judged'],
  ['paused', 'ours', 'permission only', 'judged'],
  ['decorated', 'permission only', 'nothing', 'printed'],
  ['another host', 'permission only', 'nothing', 'printed'],
];

/** @param times milliseconds of each request of a round */
export function figureOf(load: LoadName, subject: RequestSubjectName, times: readonly number[]): Figure {
  const sorted = [...times].sort((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  return { load, subject, median: median(sorted), p95 };
}

/** Ratios with their spread over the rounds: the median (minimum to maximum). */
export function rowsOf(figures: readonly Figure[]): readonly Readonly<Record<string, string>>[] {
  return COMPARISONS.map(([load, left, right, kind]) => {
    const [ours, theirs] = [left, right].map((subject) =>
      figures.filter((figure) => figure.load === load && figure.subject === subject),
    );
    const medians = [ours, theirs].map((side) => side?.map((figure) => figure.median) ?? []);
    const p95s = [ours, theirs].map((side) => side?.map((figure) => figure.p95) ?? []);
    const ratio = ratioOf(medians[0] ?? [], medians[1] ?? []);
    const own = spreadOf(medians[1] ?? []);
    return {
      load,
      comparison: `${left} / ${right}`,
      'ratio of medians': formatRatio(ratio),
      'ratio of p95': formatRatio(ratioOf(p95s[0] ?? [], p95s[1] ?? [])),
      'own spread of the right side': formatRatio(own),
      'within it': kind === 'printed' ? 'not judged' : yesOrNo(ratio.median <= own.max),
    };
  });
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

/** The spread of one side's rounds around their own median. */
function spreadOf(rounds: readonly number[]): Ratio {
  return ratioOf(
    rounds,
    rounds.map(() => median(rounds)),
  );
}
