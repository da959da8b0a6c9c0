import { useEffect, useState } from 'preact/hooks';
import type { Outcome } from '../../../diagnosis/learning/observation.ts';
import { outcomeOf } from '../../../diagnosis/learning/outcome-of.ts';
import { withOutcomes } from '../../../diagnosis/learning/with-outcomes.ts';
import { environmentOf } from '../../../injection/explain-usual.ts';
import type { Environment } from '../../../inventorum/environment.ts';
import type { Learning } from '../../../storage/public/learning.ts';
import type { SharedItem } from '../../../storage/public/shared-item.ts';
import { report } from '../../../trace.ts';
import type { DiagnosedCall } from './call.ts';
import { keptRun } from './kept-run.ts';

/** Learns from the calls of the list, once per call, however often it is diagnosed. */
interface Learner {
  /** Stores what the list teaches soon, together with later calls. */
  learn(calls: readonly DiagnosedCall[], environments: readonly Environment[]): void;
  /** Stores what was learnt before; calls listed since then never teach. */
  pause(calls: readonly DiagnosedCall[]): void;
}

/** ms; one write stores everything that was learnt in between */
const KEPT_AFTER = 1500;
/** Most outcomes that wait while storage refuses them; the oldest are dropped. */
const MOST_WAITING = 1000;

/** @param keep throws if nothing could be written; the same outcomes are then passed again with the next ones */
export function createLearner(keep: (outcomes: readonly Outcome[]) => Promise<void>): Learner {
  const looked = new WeakSet<DiagnosedCall>();
  let last: readonly DiagnosedCall[] = [];
  const counted = new WeakSet<object>();
  let waiting: readonly Outcome[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  function newIn(calls: readonly DiagnosedCall[]): readonly DiagnosedCall[] {
    const { count } = keptRun(last, calls);
    last = calls;
    return calls.slice(count).filter((each) => {
      if (looked.has(each)) return false;
      looked.add(each);
      return !counted.has(callOf(each));
    });
  }

  async function keepWaiting(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const outcomes = waiting;
    waiting = [];
    if (outcomes.length === 0) return;
    try {
      await keep(outcomes);
    } catch (error) {
      report('learning write', error);
      waiting = [...outcomes, ...waiting].slice(-MOST_WAITING);
    }
  }

  return {
    learn(calls, environments) {
      const outcomes = newIn(calls).flatMap((each) => {
        const outcome = outcomeIn(environments, each);
        if (outcome) counted.add(callOf(each));
        return outcome ?? [];
      });
      if (outcomes.length === 0) return;
      waiting = [...waiting, ...outcomes];
      timer ??= setTimeout(() => void keepWaiting(), KEPT_AFTER);
    },
    pause(calls) {
      void keepWaiting();
      for (const each of newIn(calls)) counted.add(callOf(each));
    },
  };
}

/** Identifies a call: its entry stays the same when the call is read again, its exchange does not. */
function callOf({ entry, exchange }: DiagnosedCall): object {
  return typeof entry === 'object' && entry !== null ? entry : exchange;
}

/** Calls of pages and replays teach, once; the extension's own calls do not. */
function outcomeIn(
  environments: readonly Environment[],
  { source, copy, exchange, diagnosis }: DiagnosedCall,
): Outcome | null {
  const environment =
    source === 'own' || copy !== undefined ? undefined : environmentOf(environments, exchange.asked.url);
  return environment ? outcomeOf({ environmentId: environment.id, exchange, diagnosis }) : null;
}

interface LearnerInput {
  readonly calls: readonly DiagnosedCall[];
  readonly environments: readonly Environment[];
  readonly recording: boolean;
}

/** Learns from the list while recording. The result comes back through storage, to every open panel. */
export function useLearner(
  change: SharedItem<Learning>['change'],
  { calls, environments, recording }: LearnerInput,
): void {
  const [learner] = useState(() =>
    createLearner((outcomes) => change((before = []) => withOutcomes(before, outcomes))),
  );
  useEffect(() => {
    if (recording) learner.learn(calls, environments);
    else learner.pause(calls);
  }, [learner, calls, environments, recording]);
}
