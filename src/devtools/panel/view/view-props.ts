import type { Learning } from '../../../storage/public/learning.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import type { LearnedFor } from '../learning/learned-for.ts';
import type { ListedExchange } from '../list/listed-exchange.ts';

/** What the views beside the list look at. */
export interface ViewProps {
  /** every exchange of the log, oldest first, whatever the filter */
  readonly listed: readonly ListedExchange[];
  readonly facts: InjectionFacts;
  readonly learning: Learning;
  readonly learnedFor: LearnedFor;
  /** ms since the epoch */
  readonly now: number;
  /** forgets what was learnt of an environment; for ten seconds there is a way back */
  readonly onErase: (environmentId: string) => void;
}
