import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import type { DiagnosedCall, RecordedCall } from '../feed/call.ts';
import { nextFrame } from '../feed/next-frame.ts';
import type { LearnedFor } from '../learning/learned-for.ts';
import { createDiagnosedLog, createKnownFor } from './diagnosed-log.ts';

/** ms of a frame for calls that are diagnosed anew */
const SLICE = 5;

/** What is known beside the log itself. */
interface Known {
  readonly facts: InjectionFacts;
  readonly learnedFor: LearnedFor;
  readonly now: number;
}

/** The log with its diagnoses. When what is known changes, the older ones follow over the next frames. */
export function useDiagnosedCalls(
  recorded: readonly RecordedCall[],
  { facts, learnedFor, now }: Known,
): readonly DiagnosedCall[] {
  const [log] = useState(createDiagnosedLog);
  const [known] = useState(createKnownFor);
  const knownFor = useMemo(() => known(facts, learnedFor, now), [known, facts, learnedFor, now]);
  const [round, again] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for the next slice of the same work.
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
