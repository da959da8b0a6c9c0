import { createContext, type RefObject } from 'preact';
import { useContext } from 'preact/hooks';
import type { Action } from '../../diagnosis/verdict/verdict.ts';
import type { AllowanceReach } from '../../injection/allowance.ts';
import type { PageProblem } from '../../messaging/carry-out.ts';
import type { InjectionFacts } from '../../storage/public/injection-facts.ts';
import type { Learning } from '../../storage/public/learning.ts';
import type { PanelSettings } from '../../storage/public/panel-settings.ts';
import type { BodyStore } from './calls/body-store.ts';
import type { DiagnosedCall } from './calls/call.ts';
import type { LearnedFor } from './calls/knowledge.ts';
import type { AllowanceQuestion } from './carry-out-action.ts';
import type { FilterProblem } from './filter/filter.ts';
import type { Redact } from './redaction/redact.ts';
import type { ReplayForm } from './replay/replay-form.ts';
import type { Replays } from './replay/use-replays.ts';
import type { ChangeSettings } from './use-panel-settings.ts';
import type { Erasing } from './views/erasure.tsx';

/** What the panel shows: the list of calls, or one of the views that look at all of them. */
export type PanelView = 'calls' | 'advice' | 'lookup' | 'learning';

/** Carries an action out; null: done. */
export type Act = (action: Action, reach: AllowanceReach['in']) => Promise<PageProblem['code'] | null>;

/** A part of a message that can be folded away. */
export type SectionName = 'sent' | 'received' | 'query' | 'body';

export type BodyAs = 'tree' | 'raw';

export type CodeAs = 'curl' | 'powershell' | 'fetch';

/** How the tabs of the detail are set; it stays when another call is selected. */
export interface DetailView {
  readonly folded: readonly SectionName[];
  readonly bodyAs: BodyAs;
  readonly codeAs: CodeAs;
}

/** Where the keyboard may be led; the part that draws an element puts it here. */
export interface PanelElements {
  readonly list: RefObject<HTMLDivElement | null>;
  /** around the list; a narrow panel hides it behind the detail */
  readonly listPane: RefObject<HTMLDivElement | null>;
  /** of the detail */
  readonly chosenTab: RefObject<HTMLButtonElement | null>;
  /** what is scrolled below the tabs */
  readonly tabContent: RefObject<HTMLDivElement | null>;
  readonly viewButtons: Map<PanelView, HTMLElement>;
}

/** Everything that parts of the panel draw and do. */
export interface PanelState {
  readonly facts: InjectionFacts;
  /** ms since the epoch */
  readonly now: number;
  readonly view: PanelView;
  readonly detail: DetailView;
  readonly settings: PanelSettings;
  /** every call of the log, oldest first, whatever the filter */
  readonly calls: readonly DiagnosedCall[];
  /** those that the filter leaves */
  readonly visibleCalls: readonly DiagnosedCall[];
  readonly filterProblems: readonly FilterProblem[];
  readonly selectedKey: string | null;
  /** the oldest calls were left out for the length of the list */
  readonly dropped: boolean;
  /** the page's first requests may lie before the DevTools: a reload would list them */
  readonly mayMissEarlier: boolean;
  readonly recording: boolean;
  /** what earlier calls have taught */
  readonly learning: Learning;
  readonly learnedFor: LearnedFor;
  readonly erasing: Erasing;
  /** answers the body of a call by its key */
  readonly bodies: Pick<BodyStore, 'read'>;
  /** takes the secrets out of what is shown */
  readonly redact: Redact;
  readonly replays: Replays;
  /** what was edited and perhaps not sent yet, by the key of the call */
  readonly forms: ReadonlyMap<string, ReplayForm>;
  /** of the extension: a file says what made it */
  readonly version: string;
  readonly elements: PanelElements;
  readonly act: Act;
  /** how pages of an origin come to be allowed from here */
  readonly asking: (origin: string) => AllowanceQuestion;
  readonly on: PanelActs;
}

/** What the user may do in it. */
export interface PanelActs {
  readonly view: (view: PanelView) => void;
  readonly detail: (changes: Partial<DetailView>) => void;
  readonly settings: ChangeSettings;
  readonly record: (recording: boolean) => void;
  readonly select: (key: string | null) => void;
  readonly clear: () => void;
  readonly reload: () => void;
  /** null: takes the edits of a call back */
  readonly edit: (key: string, form: ReplayForm | null) => void;
}

export const PanelContext = createContext<PanelState | null>(null);

export function usePanel(): PanelState {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('Draw this inside <PanelContext.Provider>.');
  return panel;
}
