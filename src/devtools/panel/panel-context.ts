import { createContext, type RefObject } from 'preact';
import { useContext } from 'preact/hooks';
import type { Action } from '../../diagnosis/verdict/verdict.ts';
import type { AllowanceReach } from '../../injection/allowance.ts';
import type { PageProblem } from '../../messaging/carry-out.ts';
import type { InjectionFacts } from '../../storage/public/injection-facts.ts';
import type { Learning } from '../../storage/public/learning.ts';
import type { NamedFilters } from '../../storage/public/named-filters.ts';
import type { PanelSettings } from '../../storage/public/panel-settings.ts';
import type { SavedSessions } from '../../storage/public/saved-sessions.ts';
import type { BodyStore } from './calls/body-store.ts';
import type { DiagnosedCall } from './calls/call.ts';
import type { LearnedFor } from './calls/knowledge.ts';
import type { AllowanceQuestion } from './carry-out-action.ts';
import type { CallOrder } from './columns/columns.ts';
import type { CompareBodies } from './comparison/create-compare-bodies.ts';
import type { FaultControl } from './fault/use-fault.ts';
import type { FilterProblem } from './filter/filter.ts';
import type { Redact } from './redaction/redact.ts';
import type { ReplayForm } from './replay/replay-form.ts';
import type { Replays } from './replay/use-replays.ts';
import type { SessionSource } from './sessions/use-session-calls.ts';
import type { ChangeSettings } from './use-panel-settings.ts';
import type { Erasing } from './views/erasure.tsx';

/** The view of the panel: the list of calls, or one of the views about all of them. */
export type PanelView = 'calls' | 'advice' | 'lookup' | 'learning' | 'sessions' | 'endpoints';

/** Carries an action out; null: done. */
export type Act = (action: Action, reach: AllowanceReach['in']) => Promise<PageProblem['code'] | null>;

/** A part of a message that can be collapsed. */
export type SectionName = 'sent' | 'received' | 'query' | 'body';

export type BodyAs = 'tree' | 'raw';

export type CodeAs = 'curl' | 'httpie' | 'powershell' | 'fetch' | 'python' | 'http';

/** The settings of the detail's tabs, which stay when another call is selected. */
export interface DetailView {
  readonly folded: readonly SectionName[];
  readonly bodyAs: BodyAs;
  readonly codeAs: CodeAs;
  /** a comparison also shows what is the same */
  readonly comparedAll: boolean;
}

/** Elements for the keyboard focus; the part that renders an element sets its ref. */
export interface PanelElements {
  readonly list: RefObject<HTMLDivElement | null>;
  /** around the list; a narrow panel hides it behind the detail */
  readonly listPane: RefObject<HTMLDivElement | null>;
  /** of the detail */
  readonly chosenTab: RefObject<HTMLButtonElement | null>;
  /** the scrolled element below the tabs */
  readonly tabContent: RefObject<HTMLDivElement | null>;
  readonly viewButtons: Map<PanelView, HTMLElement>;
}

/** Everything that parts of the panel show and do. */
export interface PanelState {
  readonly facts: InjectionFacts;
  /** ms since the epoch */
  readonly now: number;
  readonly view: PanelView;
  /** the session that is shown in place of the live list; null: none */
  readonly opened: SessionSource | null;
  readonly saved: SavedSessions;
  readonly detail: DetailView;
  readonly settings: PanelSettings;
  /** every call of the log, oldest first, ignoring the filter */
  readonly calls: readonly DiagnosedCall[];
  /** the calls after the filter */
  readonly visibleCalls: readonly DiagnosedCall[];
  readonly namedFilters: NamedFilters;
  /** how far the search in bodies has come; null: none is going on */
  readonly bodySearch: { readonly done: number; readonly all: number } | null;
  readonly filterProblems: readonly FilterProblem[];
  readonly selectedKey: string | null;
  /** null: the list is as the calls began */
  readonly order: CallOrder | null;
  /** the call that others are compared with; null: none */
  readonly markedKey: string | null;
  /** calls that the user has taken out of the list until it is cleared */
  readonly hiddenKeys: ReadonlySet<string>;
  /** the oldest calls were dropped because of the limit */
  readonly dropped: boolean;
  /** of the calls of before DevTools were closed only the newest came back */
  readonly keptCut: boolean;
  /** the page's first requests may be older than the DevTools: a reload would list them */
  readonly mayMissEarlier: boolean;
  readonly recording: boolean;
  /** what was learnt from earlier calls */
  readonly learning: Learning;
  readonly learnedFor: LearnedFor;
  readonly erasing: Erasing;
  /** reads the body of a call by its key */
  readonly bodies: Pick<BodyStore, 'read'>;
  /** removes the secrets of what is shown */
  readonly redact: Redact;
  readonly compareBodies: CompareBodies;
  readonly replays: Replays;
  readonly fault: FaultControl;
  /** edits that may not be sent yet, by the key of the call */
  readonly forms: ReadonlyMap<string, ReplayForm>;
  /** version of the extension, for exported files */
  readonly version: string;
  readonly elements: PanelElements;
  readonly act: Act;
  /** how the panel can get an origin allowed */
  readonly asking: (origin: string) => AllowanceQuestion;
  readonly on: PanelActs;
}

/** The user's actions in the panel. */
export interface PanelActs {
  readonly view: (view: PanelView) => void;
  readonly detail: (changes: Partial<DetailView>) => void;
  readonly settings: ChangeSettings;
  /** changes the saved filters; false: they could not be stored */
  readonly nameFilters: (next: (before: NamedFilters) => NamedFilters) => Promise<boolean>;
  readonly record: (recording: boolean) => void;
  readonly select: (key: string | null) => void;
  /** null: no call any more */
  readonly mark: (key: string | null) => void;
  readonly sort: (order: CallOrder | null) => void;
  /** pins a call, or takes its pin away */
  readonly pin: (call: DiagnosedCall) => void;
  /** null: shows all hidden calls again */
  readonly hide: (key: string | null) => void;
  readonly clear: () => void;
  /** shows a session in place of the live list; null: the live list */
  readonly open: (session: SessionSource | null) => void;
  /** takes a file that was chosen or dropped: a session, or credentials for the form */
  readonly takeFile: (file: File) => void;
  readonly reload: () => void;
  /** null: discards the edits of a call */
  readonly edit: (key: string, form: ReplayForm | null) => void;
}

export const PanelContext = createContext<PanelState | null>(null);

export function usePanel(): PanelState {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('Draw this inside <PanelContext.Provider>.');
  return panel;
}
