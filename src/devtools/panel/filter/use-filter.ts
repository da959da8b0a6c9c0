import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import type { DiagnosedCall } from '../calls/call.ts';
import { differences, startOf } from '../calls/kept-run.ts';
import type { Filter, FilterProblem } from './filter.ts';
import { type FilterSubject, filterSubjectOf, matchesFilter } from './match-filter.ts';
import { parseFilter } from './parse-filter.ts';
import type { BodyMatches } from './search-bodies.ts';
import { useBodySearch } from './use-body-search.ts';

interface Filtered {
  readonly visibleCalls: readonly DiagnosedCall[];
  readonly filterProblems: readonly FilterProblem[];
  /** of the search in bodies; null: none is going on */
  readonly bodySearch: BodyMatches['progress'];
}

interface FilterParts {
  readonly hiddenKeys: ReadonlySet<string>;
  /** reads a body and keeps nothing of it */
  readonly peek: Parameters<typeof useBodySearch>[2];
}

/** Testing more calls than this takes a noticeable part of a frame. */
const MANY_CALLS = 2000;

/** ms without a key press */
const TYPING_PAUSE = 120;

/**
 * The calls that match a filter and are not hidden, and the problems of the filter. In a long list it applies once
 * typing pauses.
 */
export function useFilter(
  calls: readonly DiagnosedCall[],
  typed: string,
  { hiddenKeys, peek }: FilterParts,
): Filtered {
  const text = useTyped(typed, calls.length < MANY_CALLS);
  const { has, progress } = useBodySearch(calls, text, peek);
  const memo = useMemo(() => createFilterMemo(text, () => performance.now(), has), [text, has]);
  const visibleCalls = useMemo(() => {
    const fitting = memo.visible(calls);
    return hiddenKeys.size === 0 ? fitting : fitting.filter(({ key }) => !hiddenKeys.has(key));
  }, [memo, calls, hiddenKeys]);
  const slow: readonly FilterProblem[] = memo.slow() ? [{ why: 'slow pattern', word: text }] : [];
  return { visibleCalls, filterProblems: [...memo.problems, ...slow], bodySearch: progress };
}

/** The text: at once, or once it has been the same for a while. */
function useTyped(typed: string, atOnce: boolean): string {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const text = useRef(typed);
  if (atOnce) text.current = typed;
  useEffect(() => {
    if (text.current === typed) return;
    const timer = setTimeout(() => {
      text.current = typed;
      again(undefined);
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  return text.current;
}

/** One filter's text, with its answers so far. */
interface FilterMemo {
  readonly problems: readonly FilterProblem[];
  /** The matching calls, each tested once. */
  visible(calls: readonly DiagnosedCall[]): readonly DiagnosedCall[];
  /** a pattern took too long, and is not applied any more */
  readonly slow: () => boolean;
}

/** The last answer. */
interface Answer {
  readonly calls: readonly DiagnosedCall[];
  readonly visible: readonly DiagnosedCall[];
}

/** ms for all tests of one filter; a thousandth is usual */
const TIME_BUDGET = 500;

/** Calls whose texts for filters are kept: those of a long list would take a fifth of its memory. */
const MOST_SUBJECTS = 10_000;

/** The last so many, and as many before them at most. */
let subjects = new WeakMap<DiagnosedCall, FilterSubject>();
let olderSubjects = subjects;
let subjectCount = 0;

export function createFilterMemo(
  text: string,
  clock: () => number,
  inBodies: BodyMatches['has'] = () => false,
): FilterMemo {
  const filter = parseFilter(text);
  const answers = new WeakMap<DiagnosedCall, boolean>();
  const isTimed = hasPattern(filter);
  let spent = 0;
  let last: Answer = { calls: [], visible: [] };

  function answer(call: DiagnosedCall): boolean {
    const known = answers.get(call);
    if (known !== undefined) return known;
    const subject = subjectOf(call);
    const inBody = (wanted: string) => inBodies(call, wanted);
    const fits = isTimed ? timed(subject, inBody) : matchesFilter(filter, subject, inBody);
    answers.set(call, fits);
    return fits;
  }

  function timed(subject: FilterSubject, inBody: (wanted: string) => boolean): boolean {
    if (spent > TIME_BUDGET) return false;
    const from = clock();
    const fits = matchesFilter(filter, subject, inBody);
    spent += clock() - from;
    return fits;
  }

  function visible(calls: readonly DiagnosedCall[]): readonly DiagnosedCall[] {
    if (filter.alternatives.length === 0) return calls;
    const { gone, added } = differences(last.calls, calls);
    const [first, end] = gone.map((some) => some.filter(answer).length);
    // A list that loses calls keeps most of them.
    const kept = first ? last.visible.slice(first) : last.visible;
    last = { calls, visible: startOf(kept, kept.length - (end ?? 0), added.filter(answer)) };
    return last.visible;
  }

  return { problems: filter.problems, visible, slow: () => spent > TIME_BUDGET };
}

function hasPattern({ alternatives }: Filter): boolean {
  return alternatives.flat().some(({ condition }) => condition.kind === 'pattern');
}

function subjectOf(call: DiagnosedCall): FilterSubject {
  const kept = subjects.get(call) ?? olderSubjects.get(call);
  if (kept) return kept;
  if (subjectCount === MOST_SUBJECTS) {
    olderSubjects = subjects;
    subjects = new WeakMap();
    subjectCount = 0;
  }
  const made = filterSubjectOf(call);
  subjects.set(call, made);
  subjectCount += 1;
  return made;
}
