import { formatRatio, median, ratioOf } from '../report.ts';
import type { Frame } from './frames.ts';
import type { Run } from './measure.ts';
import type { SubjectName } from './subjects.ts';

/** The figures of a run; ms and MB. */
export type Summary = ReturnType<typeof summaryOf>;

/** Two frames of a 60 Hz screen. */
const MISSED = 25;

export function summaryOf({ subject, opening, frames, rate, heap, nodes }: Run) {
  return {
    subject,
    firstRow: opening?.firstRow ?? null,
    all: opening?.all ?? null,
    work: spread(frames.map(({ work }) => work)),
    cpu: spread(frames.map(({ cpu }) => cpu)),
    interval: spread(frames.map(({ interval }) => interval)),
    missed: frames.filter(({ interval }) => interval > MISSED).length / frames.length,
    phases: Object.fromEntries(
      ['wheel', 'keys', 'filter'].map((phase) => [phase, workIn(frames, phase)] as const),
    ),
    frames: frames.length,
    rate,
    heap,
    nodes,
  };
}

function workIn(frames: readonly Frame[], phase: string) {
  return spread(frames.filter((frame) => frame.phase === phase).map(({ work }) => work));
}

function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}

function round(value = Number.NaN): number {
  return Math.round(value * 100) / 100;
}

interface Measure {
  readonly name: string;
  readonly goal?: number;
  readonly of: (summary: Summary) => number | null;
}

const MEASURES: readonly Measure[] = [
  { name: 'work in a frame, p95, ms', goal: 16, of: ({ work }) => work.p95 },
  { name: '… while turning the wheel', goal: 16, of: ({ phases }) => phases['wheel']?.p95 ?? null },
  { name: '… while moving by keys', goal: 16, of: ({ phases }) => phases['keys']?.p95 ?? null },
  { name: '… while filtering', goal: 16, of: ({ phases }) => phases['filter']?.p95 ?? null },
  { name: 'work in a frame, p50, ms', of: ({ work }) => work.p50 },
  { name: 'work in a frame, p99, ms', of: ({ work }) => work.p99 },
  { name: 'work in a frame, most, ms', of: ({ work }) => work.most },
  { name: '… of it on a processor, p95, ms', of: ({ cpu }) => cpu.p95 },
  { name: 'from frame to frame, p95, ms', of: ({ interval }) => interval.p95 },
  { name: 'frames that came late, %', of: ({ missed }) => missed * 100 },
  { name: 'first row after opening, ms', goal: 300, of: ({ firstRow }) => firstRow },
  { name: 'all 10,000 listed after opening, ms', of: ({ all }) => all },
  { name: 'heap with 10,000 listed, MB', goal: 150, of: ({ heap }) => heap.after },
  { name: 'elements in the document', of: ({ nodes }) => nodes },
];

/** One row per measure: the median of the rounds (minimum to maximum), and the ratio per round. */
export function rowsOf(runs: readonly Run[]): readonly Readonly<Record<string, string>>[] {
  const summaries = runs.map(summaryOf);
  return MEASURES.map(({ name, goal, of }) => {
    const values = (subject: SubjectName) =>
      summaries.filter((one) => one.subject === subject).flatMap((one) => of(one) ?? []);
    const ours = values('ours');
    const naive = values('naive');
    return {
      measured: name,
      ours: format(ours),
      naive: format(naive),
      'empty page': format(values('empty page')),
      'ours / naive': naive.length > 0 ? formatRatio(ratioOf(ours, naive)) : '',
      goal: goal === undefined ? '' : `${median(ours) < goal ? 'kept' : 'MISSED'} (${goal})`,
    };
  });
}

function format(values: readonly number[]): string {
  if (values.length === 0) return '';
  const number = (value: number) => value.toFixed(value < 100 ? 1 : 0);
  return `${number(median(values))} (${number(Math.min(...values))} to ${number(Math.max(...values))})`;
}
