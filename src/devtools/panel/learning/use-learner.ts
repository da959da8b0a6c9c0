import { useEffect, useState } from 'preact/hooks';
import { withOutcomes } from '../../../diagnosis/learning/with-outcomes.ts';
import type { Environment } from '../../../inventorum/environment.ts';
import type { Learning } from '../../../storage/public/learning.ts';
import type { SharedItem } from '../../../storage/public/shared-item.ts';
import type { DiagnosedCall } from '../feed/call.ts';
import { createLearner } from './learner.ts';

interface Lesson {
  readonly calls: readonly DiagnosedCall[];
  readonly environments: readonly Environment[];
  readonly recording: boolean;
}

/** Learns from the list while it is recorded. What is learnt comes back by storage, to every open panel. */
export function useLearner(
  change: SharedItem<Learning>['change'],
  { calls, environments, recording }: Lesson,
): void {
  const [learner] = useState(() =>
    createLearner((outcomes) => change((before = []) => withOutcomes(before, outcomes))),
  );
  useEffect(() => {
    if (recording) learner.learn(calls, environments);
    else learner.pause(calls);
  }, [learner, calls, environments, recording]);
}
