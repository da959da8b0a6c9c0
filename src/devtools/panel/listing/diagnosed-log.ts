import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Knowledge } from '../../../diagnosis/knowledge.ts';
import { environmentOf } from '../../../injection/explain.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import type { DiagnosedCall, RecordedCall } from '../feed/call.ts';
import type { LearnedFor } from '../learning/learned-for.ts';
import { keptRun } from './kept-run.ts';
import { knowledgeOf } from './knowledge-of.ts';
import { startTimesOf } from './start-times.ts';

/** What is known of an environment, whatever the call. */
type Known = Omit<Knowledge, 'explanation' | 'startTimes'>;

/** What is known at one moment, for a call; undefined: its environment is gone. */
export type KnownFor = (call: RecordedCall) => Known | undefined;

export interface DiagnosedLog {
  /**
   * Diagnoses each call once, and anew what was diagnosed with other knowledge: the newest first, until `isLate`.
   * `complete`: nothing is left for the next time.
   */
  update(
    calls: readonly RecordedCall[],
    knownFor: KnownFor,
    isLate: () => boolean,
  ): { readonly calls: readonly DiagnosedCall[]; readonly complete: boolean };
}

interface Memo {
  readonly call: DiagnosedCall;
  readonly known: Known;
  /** how many calls were known to have begun in the second before, where that matters */
  readonly inSecond: number;
}

interface Wanted {
  readonly calls: readonly RecordedCall[];
  readonly knownFor: KnownFor;
  readonly isLate: () => boolean;
}

/** An update that left nothing for the next time, of a log from which nothing was left out. */
interface Complete {
  readonly recorded: readonly RecordedCall[];
  readonly diagnosed: readonly DiagnosedCall[];
  readonly knownFor: KnownFor | null;
}

const NOTHING: Complete = { recorded: [], diagnosed: [], knownFor: null };

export function createDiagnosedLog(): DiagnosedLog {
  const memos = new WeakMap<RecordedCall, Memo>();
  let last = NOTHING;

  function diagnosed(call: RecordedCall, known: Known, startTimes: readonly number[]): Memo {
    const diagnosis = diagnose(call.exchange, { ...known, explanation: call.explanation, startTimes });
    const memo = { call: { ...call, diagnosis }, known, inSecond: startTimes.length };
    memos.set(call, memo);
    return memo;
  }

  /** Those from index `first` on. */
  function updateFrom(first: number, { calls, knownFor, isLate }: Wanted) {
    const knownAfter = successors(knownFor);
    const newestFirst = calls
      .slice(first)
      .reverse()
      .flatMap((one, fromEnd) => {
        const memo = memos.get(one);
        const known = knownAfter(one, memo?.known);
        if (!known) return [];
        const times = timesAround(calls, calls.length - 1 - fromEnd);
        // Calls of one burst are heard of in any order: those before a 429 may come after it.
        const isCounted = memo?.inSecond === times.length;
        const suffices = memo !== undefined && isCounted && (memo.known === known || isLate());
        const { call, known: by } = suffices ? memo : diagnosed(one, known, times);
        return [{ call, isCurrent: by === known }];
      });
    return {
      calls: newestFirst.map(({ call }) => call).reverse(),
      complete: newestFirst.every(({ isCurrent }) => isCurrent),
    };
  }

  return {
    update(recorded, knownFor, isLate) {
      // Nearly always only the end of the list is new.
      const { from, count } = keptRun(last.knownFor === knownFor ? last.recorded : [], recorded);
      const { calls: others, complete } = updateFrom(count, { calls: recorded, knownFor, isLate });
      const calls = [...last.diagnosed.slice(from, from + count), ...others];
      last =
        complete && calls.length === recorded.length ? { recorded, diagnosed: calls, knownFor } : NOTHING;
      return { calls, complete };
    },
  };
}

/** Only what a 429 means depends on what else was sent. */
function timesAround(calls: readonly RecordedCall[], index: number): readonly number[] {
  return calls[index]?.exchange.status === 429 ? startTimesOf(calls, index) : [];
}

/** Answers as `knownFor`, and asks it once for all calls of which the same was known before. */
function successors(
  knownFor: KnownFor,
): (call: RecordedCall, before: Known | undefined) => Known | undefined {
  const after = new Map<Known, Known | undefined>();
  return (call, before) => {
    if (!before) return knownFor(call);
    if (!after.has(before)) after.set(before, knownFor(call));
    return after.get(before);
  };
}

/** Answers by the environment of a call, and says the same (by identity) as before where nothing has changed. */
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
