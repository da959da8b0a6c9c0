import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import type { InjectionFacts } from '../../../storage/public/injection-facts.ts';
import type { DiagnosedCall, RecordedCall } from './call.ts';
import { createDiagnosedLog, type DiagnosedLog } from './diagnosed-log.ts';
import { nextFrame } from './frames.ts';
import { createKnownFor, type KnownFor, type LearnedFor } from './knowledge.ts';

/** ms of a frame for diagnosing calls again */
const SLICE = 5;

/** The knowledge besides the log itself. */
interface KnownParts {
  readonly facts: InjectionFacts;
  readonly learnedFor: LearnedFor;
  readonly now: number;
}

/** Diagnoses recorded calls with what is known now. */
export interface Diagnosing {
  readonly log: DiagnosedLog;
  readonly knownFor: KnownFor;
  /** Diagnoses a call before it is listed. */
  readonly prepare: (call: RecordedCall) => void;
}

/** The diagnoses of the panel's calls, with the current knowledge. */
export function useDiagnosing({ facts, learnedFor, now }: KnownParts): Diagnosing {
  const [log] = useState(createDiagnosedLog);
  const [known] = useState(createKnownFor);
  const knownFor = useMemo(() => known(facts, learnedFor, now), [known, facts, learnedFor, now]);
  return { log, knownFor, prepare: (call) => log.prepare(call, knownFor) };
}

/** The calls with their diagnoses. When the knowledge changes, older calls are updated over the next frames. */
export function useDiagnosedCalls(
  recorded: readonly RecordedCall[],
  { log, knownFor }: Diagnosing,
): readonly DiagnosedCall[] {
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
