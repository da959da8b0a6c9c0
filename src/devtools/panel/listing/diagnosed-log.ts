import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Knowledge } from '../../../diagnosis/knowledge.ts';
import { environmentOf } from '../../../injection/explain.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import type { SeenExchange } from '../feed/seen-exchange.ts';
import type { LearnedFor } from '../learning/learned-for.ts';
import type { ListedExchange } from '../list/listed-exchange.ts';
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
}

export function createDiagnosedLog(): DiagnosedLog {
  const memos = new WeakMap<SeenExchange, Memo>();

  function diagnosed(seen: SeenExchange, known: Known, startTimes: readonly number[]): Memo {
    const diagnosis = diagnose(seen.exchange, { ...known, explanation: seen.explanation, startTimes });
    const memo = { listed: { ...seen, diagnosis }, known };
    memos.set(seen, memo);
    return memo;
  }

  return {
    update(seen, knownFor, isLate) {
      const newestFirst = seen.toReversed().flatMap((one, fromEnd) => {
        const known = knownFor(one);
        if (!known) return [];
        const memo = memos.get(one);
        const suffices = memo !== undefined && (memo.known === known || isLate());
        const { listed, known: by } = suffices
          ? memo
          : diagnosed(one, known, startTimesOf(seen, seen.length - 1 - fromEnd));
        return [{ listed, isCurrent: by === known }];
      });
      return {
        listed: newestFirst.map(({ listed }) => listed).reverse(),
        complete: newestFirst.every(({ isCurrent }) => isCurrent),
      };
    },
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
