import { useMemo } from 'preact/hooks';
import type { DiagnosedCall } from '../calls/call.ts';
import type { FilterProblem } from './filter.ts';
import { createFilterMemo } from './filter-memo.ts';

interface Filtered {
  readonly visibleCalls: readonly DiagnosedCall[];
  readonly problems: readonly FilterProblem[];
}

/** What a filter leaves of the list, and what is wrong with it. */
export function useFiltered(calls: readonly DiagnosedCall[], text: string): Filtered {
  const memo = useMemo(() => createFilterMemo(text, () => performance.now()), [text]);
  const visibleCalls = useMemo(() => memo.visible(calls), [memo, calls]);
  const slow: readonly FilterProblem[] = memo.slow() ? [{ why: 'slow pattern', word: text }] : [];
  return { visibleCalls, problems: [...memo.problems, ...slow] };
}
