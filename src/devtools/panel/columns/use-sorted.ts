import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { DiagnosedCall } from '../calls/call.ts';
import { nextFrame } from '../calls/frames.ts';
import type { CallOrder } from './columns.ts';
import type { SortedCalls, Sorter } from './sort-calls.ts';

/** The calls in an order; a long list gets there over the next frames. Nobody sorts in the order of the log. */
export function useSorted(calls: readonly DiagnosedCall[], order: CallOrder | null): SortedCalls {
  const [sorter, setSorter] = useState<Sorter | null>(null);
  const [round, again] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (order !== null && sorter === null)
      void import('./sort-calls.ts').then(({ createSorter }) => setSorter(createSorter()));
  }, [order, sorter]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` starts the next slice of the same work.
  const sorted = useMemo(
    () => (order && sorter ? sorter.update(calls, order) : { calls, order: null, complete: true }),
    [calls, order, sorter, round],
  );
  useEffect(() => {
    if (!sorted.complete) nextFrame(() => again(undefined));
  }, [sorted]);
  return sorted;
}
