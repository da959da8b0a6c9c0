import type { CaughtError } from '../../trace.ts';
import type { SharedItem } from './shared-item.ts';

/** An unexpected error, and how often it came in a row. */
export interface TraceLine extends CaughtError {
  /** the last occurrence, ms since the epoch */
  readonly at: number;
  readonly times: number;
}

/** The last unexpected errors of the background and the pages, newest first. Holds no secrets, addresses or names. */
export type Trace = readonly TraceLine[];

const KEPT = 50;

/**
 * The trace with one more line. A repetition of the newest line only increments its count, so that it removes no other
 * line.
 */
export function withLine(trace: Trace | undefined, line: TraceLine): Trace {
  const [newest, ...older] = trace ?? [];
  if (!newest) return [line];
  const isSame = newest.code === line.code && newest.name === line.name && newest.location === line.location;
  const lines = isSame ? [{ ...line, times: newest.times + line.times }, ...older] : [line, newest, ...older];
  return lines.slice(0, KEPT);
}

/** Stores reported errors in `item`; errors that arrive during a write are written together afterwards. */
export function traceKeeper(
  item: Pick<SharedItem<Trace>, 'change'>,
  now: () => number,
): (caught: CaughtError) => void {
  let waiting: Trace = [];
  return (caught) => {
    const isFirst = waiting.length === 0;
    waiting = withLine(waiting, { ...caught, at: now(), times: 1 });
    if (!isFirst) return;
    const written = item.change((trace) => {
      const lines = waiting;
      waiting = [];
      return lines.reduceRight<Trace>(withLine, trace ?? []);
    });
    written.catch(() => {
      // If the trace itself cannot be stored, there is nowhere left to report to.
      waiting = [];
    });
  };
}
