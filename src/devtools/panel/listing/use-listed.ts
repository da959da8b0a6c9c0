import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import { nextFrame } from '../feed/next-frame.ts';
import type { SeenExchange } from '../feed/seen-exchange.ts';
import type { LearnedFor } from '../learning/learned-for.ts';
import type { ListedExchange } from '../list/listed-exchange.ts';
import { createDiagnosedLog, createKnownFor } from './diagnosed-log.ts';

/** ms of a frame for exchanges that are diagnosed anew */
const SLICE = 5;

/** What is known beside the log itself. */
interface Known {
  readonly facts: InjectionFacts;
  readonly learnedFor: LearnedFor;
  readonly now: number;
}

/** The log with its diagnoses. When what is known changes, the older ones follow over the next frames. */
export function useListed(
  seen: readonly SeenExchange[],
  { facts, learnedFor, now }: Known,
): readonly ListedExchange[] {
  const [log] = useState(createDiagnosedLog);
  const [known] = useState(createKnownFor);
  const knownFor = useMemo(() => known(facts, learnedFor, now), [known, facts, learnedFor, now]);
  const [round, again] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for the next slice of the same work.
  const { listed, complete } = useMemo(() => {
    const end = performance.now() + SLICE;
    return log.update(seen, knownFor, () => performance.now() > end);
  }, [log, seen, knownFor, round]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more frame after each slice, until nothing is left.
  useEffect(() => {
    if (!complete) nextFrame(() => again(undefined));
  }, [complete, round]);
  return listed;
}
