import { useMemo } from 'preact/hooks';
import type { ListedExchange } from '../list/listed-exchange.ts';
import type { FilterProblem } from './filter.ts';
import { createFilterMemo } from './filter-memo.ts';

interface Filtered {
  readonly shown: readonly ListedExchange[];
  readonly problems: readonly FilterProblem[];
}

/** What a filter leaves of the list, and what is wrong with it. */
export function useFiltered(listed: readonly ListedExchange[], text: string): Filtered {
  const memo = useMemo(() => createFilterMemo(text, () => performance.now()), [text]);
  const shown = useMemo(() => memo.shown(listed), [memo, listed]);
  const slow: readonly FilterProblem[] = memo.slow() ? [{ why: 'slow pattern', word: text }] : [];
  return { shown, problems: [...memo.problems, ...slow] };
}
