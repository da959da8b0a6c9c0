import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import type { DiagnosedCall, RecordedCall } from './call.ts';
import { createDiagnosedLog } from './diagnosed-log.ts';
import { nextFrame } from './frames.ts';
import { createKnownFor, type LearnedFor } from './knowledge.ts';

/** ms of a frame for diagnosing calls again */
const SLICE = 5;

/** The knowledge besides the log itself. */
interface KnownParts {
  readonly facts: InjectionFacts;
  readonly learnedFor: LearnedFor;
  readonly now: number;
}

/** The log with its diagnoses. When the knowledge changes, older calls are updated over the next frames. */
export function useDiagnosedCalls(
  recorded: readonly RecordedCall[],
  { facts, learnedFor, now }: KnownParts,
): readonly DiagnosedCall[] {
  const [log] = useState(createDiagnosedLog);
  const [known] = useState(createKnownFor);
  const knownFor = useMemo(() => known(facts, learnedFor, now), [known, facts, learnedFor, now]);
  const [round, again] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` starts the next slice of the same work.
  const { calls, complete } = useMemo(() => {
    const end = performance.now() + SLICE;
    return log.update(recorded, knownFor, () => performance.now() > end);
  }, [log, recorded, knownFor, round]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more frame after each slice, until nothing is left.
  useEffect(() => {
    if (!complete) nextFrame(() => again(undefined));
  }, [complete, round]);
  return calls;
}
