import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Knowledge } from '../../../diagnosis/knowledge.ts';
import { environmentOf } from '../../../injection/explain.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import type { SeenExchange } from '../feed/seen-exchange.ts';
import type { LearnedFor } from '../learning/learned-for.ts';
import type { ListedExchange } from '../list/listed-exchange.ts';
import { keptRun } from './kept-run.ts';
import { knowledgeOf } from './knowledge-of.ts';
import { startTimesOf } from './start-times.ts';

/** What is known of an environment, whatever the exchange. */
type Known = Omit<Knowledge, 'explanation' | 'startTimes'>;

/** What is known at one moment, for an exchange; undefined: its environment is gone. */
export type KnownFor = (seen: SeenExchange) => Known | undefined;

export interface DiagnosedLog {
  /**
   * Diagnoses each exchange once, and anew what was diagnosed with other knowledge: the newest first, until `isLate`.
   * `complete`: nothing is left for the next time.
   */
  update(
    seen: readonly SeenExchange[],
    knownFor: KnownFor,
    isLate: () => boolean,
  ): { readonly listed: readonly ListedExchange[]; readonly complete: boolean };
}

interface Memo {
  readonly listed: ListedExchange;
  readonly known: Known;
  /** how many calls were known to have begun in the second before, where that matters */
  readonly calls: number;
}

interface Wanted {
  readonly seen: readonly SeenExchange[];
  readonly knownFor: KnownFor;
  readonly isLate: () => boolean;
}

/** An update that left nothing for the next time, of a log from which nothing was left out. */
interface Complete {
  readonly seen: readonly SeenExchange[];
  readonly listed: readonly ListedExchange[];
  readonly knownFor: KnownFor | null;
}

const NOTHING: Complete = { seen: [], listed: [], knownFor: null };

export function createDiagnosedLog(): DiagnosedLog {
  const memos = new WeakMap<SeenExchange, Memo>();
  let last = NOTHING;

  function diagnosed(seen: SeenExchange, known: Known, startTimes: readonly number[]): Memo {
    const diagnosis = diagnose(seen.exchange, { ...known, explanation: seen.explanation, startTimes });
    const memo = { listed: { ...seen, diagnosis }, known, calls: startTimes.length };
    memos.set(seen, memo);
    return memo;
  }

  /** Those from index `first` on. */
  function updateFrom(first: number, { seen, knownFor, isLate }: Wanted) {
    const knownAfter = successors(knownFor);
    const newestFirst = seen
      .slice(first)
      .reverse()
      .flatMap((one, fromEnd) => {
        const memo = memos.get(one);
        const known = knownAfter(one, memo?.known);
        if (!known) return [];
        const times = timesAround(seen, seen.length - 1 - fromEnd);
        // Calls of one burst are heard of in any order: those before a 429 may come after it.
        const isCounted = memo?.calls === times.length;
        const suffices = memo !== undefined && isCounted && (memo.known === known || isLate());
        const { listed, known: by } = suffices ? memo : diagnosed(one, known, times);
        return [{ listed, isCurrent: by === known }];
      });
    return {
      listed: newestFirst.map(({ listed }) => listed).reverse(),
      complete: newestFirst.every(({ isCurrent }) => isCurrent),
    };
  }

  return {
    update(seen, knownFor, isLate) {
      // Nearly always only the end of the list is new.
      const { from, count } = keptRun(last.knownFor === knownFor ? last.seen : [], seen);
      const { listed: others, complete } = updateFrom(count, { seen, knownFor, isLate });
      const listed = [...last.listed.slice(from, from + count), ...others];
      last = complete && listed.length === seen.length ? { seen, listed, knownFor } : NOTHING;
      return { listed, complete };
    },
  };
}

/** Only what a 429 means depends on what else was sent. */
function timesAround(seen: readonly SeenExchange[], index: number): readonly number[] {
  return seen[index]?.exchange.status === 429 ? startTimesOf(seen, index) : [];
}

/** Answers as `knownFor`, and asks it once for all exchanges of which the same was known before. */
function successors(
  knownFor: KnownFor,
): (seen: SeenExchange, before: Known | undefined) => Known | undefined {
  const after = new Map<Known, Known | undefined>();
  return (seen, before) => {
    if (!before) return knownFor(seen);
    if (!after.has(before)) after.set(before, knownFor(seen));
    return after.get(before);
  };
}

/** Answers by the environment of an exchange, and says the same (by identity) as before where nothing has changed. */
export function createKnownFor(): (facts: InjectionFacts, learnedFor: LearnedFor, now: number) => KnownFor {
  const before = new Map<string, { readonly text: string; readonly known: Known }>();
  return (facts, learnedFor, now) => {
    const current = new Map<string, Known>();
    return ({ exchange }) => {
      const { url, tabId } = exchange.asked;
      const environment = environmentOf(facts.environments, url);
      if (!environment) return undefined;
      const id = `${environment.id} ${tabId}`;
      const found =
        current.get(id) ??
        steady(id, {
          ...knowledgeOf(facts, { environment, tabId }, now),
          learned: learnedFor(environment.id),
        });
      current.set(id, found);
      return found;
    };
  };

  function steady(id: string, known: Known): Known {
    const text = JSON.stringify(known);
    const last = before.get(id);
    if (last?.text === text && last.known.learned === known.learned) return last.known;
    before.set(id, { text, known });
    return known;
  }
}
