import { conclude } from '../../../diagnosis/learning/conclude.ts';
import type { Learned } from '../../../diagnosis/learning/learned.ts';
import type { Learning } from '../../../storage/public/learning.ts';

/** What was learnt of an environment, by its id. */
export type LearnedFor = (environmentId: string) => Learned;

/**
 * Gives the same conclusions (by identity) as before where nothing but counts has changed: every call would be
 * diagnosed anew for each that is counted.
 */
export function createLearnedFor(): (learning: Learning) => LearnedFor {
  const before = new Map<string, { readonly text: string; readonly learned: Learned }>();
  return (learning) => {
    const current = new Map<string, Learned>();
    return (environmentId) => {
      const found = current.get(environmentId) ?? steady(environmentId, conclude(learning, environmentId));
      current.set(environmentId, found);
      return found;
    };
  };

  function steady(environmentId: string, learned: Learned): Learned {
    const text = JSON.stringify(
      [...learned.values()].map(({ worked, refused, ...conclusion }) => conclusion).toSorted(byCall),
    );
    const last = before.get(environmentId);
    if (last?.text === text) return last.learned;
    before.set(environmentId, { text, learned });
    return learned;
  }
}

function byCall(a: { method: string; template: string }, b: { method: string; template: string }): number {
  return `${a.template} ${a.method}` < `${b.template} ${b.method}` ? -1 : 1;
}
