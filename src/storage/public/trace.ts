import type { CaughtError } from '../../trace.ts';
import type { SharedItem } from './shared-item.ts';

/** An unexpected error, as often as it came in a row. */
export interface TraceLine extends CaughtError {
  /** when it came last, ms since the epoch */
  readonly at: number;
  readonly times: number;
}

/** The last unexpected errors of the background and the pages, newest first. Holds no secret, no address, no name. */
export type Trace = readonly TraceLine[];

const KEPT = 50;

/** The trace with one more line; one that says the same as the newest is counted, so that it drives out no other. */
export function withLine(trace: Trace | undefined, line: TraceLine): Trace {
  const [newest, ...older] = trace ?? [];
  if (!newest) return [line];
  const isSame = newest.code === line.code && newest.name === line.name && newest.location === line.location;
  const lines = isSame ? [{ ...line, times: newest.times + line.times }, ...older] : [line, newest, ...older];
  return lines.slice(0, KEPT);
}

/** Keeps what is reported in `item`: what comes while it is written waits, and is written together. */
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
      // Where the trace itself cannot be kept, there is nobody left to tell.
      waiting = [];
    });
  };
}
