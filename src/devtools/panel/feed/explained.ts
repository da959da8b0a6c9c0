import { explain } from '../../../injection/explain.ts';
import { type InjectionFacts, injectionViewOf } from '../../../ui/live/injection-view-of.ts';
import type { SeenExchange } from './seen-exchange.ts';

/** With what the policy says of it at a moment (ms since the epoch). Later that may have changed. */
export function explained(
  read: Omit<SeenExchange, 'explanation'>,
  facts: InjectionFacts,
  now: number,
): SeenExchange {
  return { ...read, explanation: explain(injectionViewOf(facts, now), read.exchange.asked) };
}
