import type { ListedExchange } from '../list/listed-exchange.ts';
import { keptRun } from '../listing/kept-run.ts';
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

/** The last answer. */
interface Shown {
  readonly listed: readonly ListedExchange[];
  readonly shown: readonly ListedExchange[];
}

/** ms that one filter may take for all of its answers; a thousandth is usual */
const PATIENCE = 500;

const SUBJECTS = new WeakMap<ListedExchange, FilterSubject>();

export function createFilterMemo(text: string, clock: () => number): FilterMemo {
  const filter = parseFilter(text);
  const answers = new WeakMap<ListedExchange, boolean>();
  const isTimed = hasPattern(filter);
  let spent = 0;
  let last: Shown = { listed: [], shown: [] };

  function answer(listed: ListedExchange): boolean {
    const known = answers.get(listed);
    if (known !== undefined) return known;
    const subject = subjectOf(listed);
    const fits = isTimed ? timed(subject) : matchesFilter(filter, subject);
    answers.set(listed, fits);
    return fits;
  }

  function timed(subject: FilterSubject): boolean {
    if (spent > PATIENCE) return false;
    const from = clock();
    const fits = matchesFilter(filter, subject);
    spent += clock() - from;
    return fits;
  }

  function shown(listed: readonly ListedExchange[]): readonly ListedExchange[] {
    if (filter.alternatives.length === 0) return listed;
    const { from, count } = keptRun(last.listed, listed);
    // Nearly always the list has only grown.
    const grown = from === 0 && count === last.listed.length;
    const fitting = grown ? [...last.shown, ...listed.slice(count).filter(answer)] : listed.filter(answer);
    last = { listed, shown: fitting };
    return fitting;
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
