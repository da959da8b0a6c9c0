import type { Learning } from '../../../storage/public/learning.ts';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import type { LearnedFor } from '../calls/knowledge.ts';

/** What the views beside the list look at. */
export interface ViewProps {
  /** every call of the log, oldest first, whatever the filter */
  readonly calls: readonly DiagnosedCall[];
  readonly facts: InjectionFacts;
  readonly learning: Learning;
  readonly learnedFor: LearnedFor;
  /** ms since the epoch */
  readonly now: number;
  /** forgets what was learnt of an environment; for ten seconds there is a way back */
  readonly onErase: (environmentId: string) => void;
}
