import { explain } from '../../../injection/explain.ts';
import { type InjectionFacts, injectionViewOf } from '../../../ui/live/injection-view-of.ts';
import type { RecordedCall } from './call.ts';

/** With what the policy says of it at a moment (ms since the epoch). Later that may have changed. */
export function explained(
  read: Omit<RecordedCall, 'explanation'>,
  facts: InjectionFacts,
  now: number,
): RecordedCall {
  return { ...read, explanation: explain(injectionViewOf(facts, now), read.exchange.asked) };
}
