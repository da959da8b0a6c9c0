import type { ListedExchange } from '../list/listed-exchange.ts';
import type { Filter, FilterProblem } from './filter.ts';
import { type FilterSubject, filterSubjectOf } from './filter-subject.ts';
import { matchesFilter } from './match-filter.ts';
import { parseFilter } from './parse-filter.ts';

/** One filter's text, and what it has answered so far. */
export interface FilterMemo {
  readonly problems: readonly FilterProblem[];
  /** Those that fit, each asked once. */
  shown(listed: readonly ListedExchange[]): readonly ListedExchange[];
  /** a pattern took too long, and nothing more is asked */
  readonly slow: () => boolean;
}

/** ms that one filter may take for all of its answers; a thousandth is usual */
const PATIENCE = 500;

const SUBJECTS = new WeakMap<ListedExchange, FilterSubject>();

export function createFilterMemo(text: string, clock: () => number): FilterMemo {
  const filter = parseFilter(text);
  const answers = new WeakMap<ListedExchange, boolean>();
  let spent = 0;

  function answer(listed: ListedExchange): boolean {
    const known = answers.get(listed) ?? (spent <= PATIENCE && matchesFilter(filter, subjectOf(listed)));
    answers.set(listed, known);
    return known;
  }

  function shown(listed: readonly ListedExchange[]): readonly ListedExchange[] {
    if (filter.alternatives.length === 0) return listed;
    if (!hasPattern(filter)) return listed.filter(answer);
    return listed.filter((each) => {
      const from = clock();
      const fits = answer(each);
      spent += clock() - from;
      return fits;
    });
  }

  return { problems: filter.problems, shown, slow: () => spent > PATIENCE };
}

function hasPattern({ alternatives }: Filter): boolean {
  return alternatives.flat().some(({ condition }) => condition.kind === 'pattern');
}

function subjectOf(listed: ListedExchange): FilterSubject {
  const known = SUBJECTS.get(listed) ?? filterSubjectOf(listed);
  SUBJECTS.set(listed, known);
  return known;
}
