import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import type { BodyStore } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import type { Redact } from '../redaction/redact.ts';
import type { Act } from '../verdict/action-button.tsx';
import type { ReplayForm } from './replay-form.ts';
import type { Replays } from './use-replays.ts';

/** What sending a call again needs of the panel, wherever in the detail that is offered. */
export interface ReplayDesk {
  readonly facts: InjectionFacts;
  /** ms since the epoch */
  readonly now: number;
  readonly act: Act;
  readonly bodies: Pick<BodyStore, 'read'>;
  readonly redact: Redact;
  readonly replays: Replays;
  /** what was edited and perhaps not sent yet, by the key of the call */
  readonly forms: ReadonlyMap<string, ReplayForm>;
  /** null: takes the edits back */
  readonly edit: (key: string, form: ReplayForm | null) => void;
  /** among those that are listed */
  readonly find: (key: string) => DiagnosedCall | undefined;
  readonly select: (key: string) => void;
}

/** Handed in by the panel. */
export const ReplayDeskContext = createContext<ReplayDesk | null>(null);

export function useReplayDesk(): ReplayDesk {
  const desk = useContext(ReplayDeskContext);
  if (!desk) throw new Error('Draw this inside <ReplayDeskContext.Provider>.');
  return desk;
}
