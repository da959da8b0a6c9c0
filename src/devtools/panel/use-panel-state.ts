import { useMemo, useState } from 'preact/hooks';
import { type BrowserFacts, NOTHING_HELD } from '../../injection/held/host-permission.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../../injection/policy.ts';
import { allEnvironments, type Environment } from '../../inventorum/environment.ts';
import type { InjectionFacts } from '../../storage/public/injection-facts.ts';
import type { KeptCalls } from '../../storage/public/kept-calls.ts';
import type { Learning } from '../../storage/public/learning.ts';
import type { NamedFilters } from '../../storage/public/named-filters.ts';
import type { OwnCalls } from '../../storage/public/own-calls.ts';
import type { PanelSettings } from '../../storage/public/panel-settings.ts';
import type { SavedSessions } from '../../storage/public/saved-sessions.ts';
import type { SharedItem } from '../../storage/public/shared-item.ts';
import type { Status } from '../../storage/public/status.ts';
import { useNow } from '../../ui/hooks/use-now.ts';
import { type Followed, useStored } from '../../ui/hooks/use-stored.ts';
import type { DiagnosedCall, RecordedCall } from './calls/call.ts';
import type { EndedCall } from './calls/call-log.ts';
import type { Network } from './calls/follow-network.ts';
import { createLearnedFor } from './calls/knowledge.ts';
import { useLearner } from './calls/learner.ts';
import type { ReadingParts } from './calls/read-call.ts';
import { type Diagnosing, useDiagnosedCalls, useDiagnosing } from './calls/use-diagnosed-calls.ts';
import { type Navigation, startOfPage, useNavigation } from './calls/use-navigation.ts';
import { useNetwork } from './calls/use-network.ts';
import { useOwnCalls } from './calls/use-own-calls.ts';
import { useRenewedLog } from './calls/use-renewed-log.ts';
import { type ActionParts, askingIn, carryOutAction } from './carry-out-action.ts';
import { orderOf } from './columns/columns.ts';
import type { CompareBodies } from './comparison/create-compare-bodies.ts';
import { useFault } from './fault/use-fault.ts';
import { useFilter } from './filter/use-filter.ts';
import { useKeptCalls } from './kept/use-kept-calls.ts';
import { useNamedFilters } from './named-filters/use-named-filters.ts';
import type { DetailView, PanelElements, PanelState, PanelView } from './panel-context.ts';
import type { Redact } from './redaction/redact.ts';
import { useReplayForms, useReplays } from './replay/use-replays.ts';
import type { OpeningParts, SessionSource } from './sessions/use-session-calls.ts';
import { takeFile as takeOrOpen } from './take-file.ts';
import { type ChangeSettings, usePanelSettings } from './use-panel-settings.ts';
import { useErasing } from './views/erasure.tsx';

/** The dependencies of the panel: the inspected tab's network, the background, and storage. */
export interface PanelParts {
  readonly first: Pick<InjectionFacts, 'status' | 'policy' | 'session' | 'browser'> & {
    /** those that the user added */
    readonly environments: readonly Environment[] | undefined;
    readonly settings: PanelSettings;
    readonly learning: Learning | undefined;
    readonly ownCalls: OwnCalls | undefined;
  };
  readonly items: {
    readonly status: Followed<Status>;
    readonly policy: Followed<InjectionPolicy>;
    readonly session: Followed<SessionPolicy>;
    readonly browser: Followed<BrowserFacts>;
    readonly environments: Followed<readonly Environment[]>;
    readonly ownCalls: Followed<OwnCalls>;
  };
  readonly learning: Pick<SharedItem<Learning>, 'get' | 'onChanged' | 'change'>;
  readonly namedFilters: Pick<SharedItem<NamedFilters>, 'get' | 'onChanged' | 'change'>;
  readonly network: Network;
  readonly navigation: Navigation;
  readonly reading: Omit<ReadingParts, 'bodies' | 'environments'>;
  readonly action: Omit<ActionParts, 'ownOrigins'>;
  /** Connects these DevTools to the background. Returns what ends that. */
  readonly holdPort: (tabId: number) => () => void;
  readonly redact: Redact;
  readonly compareBodies: CompareBodies;
  readonly sessions: OpeningParts;
  readonly kept: KeptCalls;
  readonly saved: SavedSessions;
  readonly version: string;
  readonly clock: () => number;
  readonly onReload: () => void;
  /** stores these, and leaves the others as another panel stored them */
  readonly saveSettings: (changes: Partial<PanelSettings>) => Promise<void>;
}

const NO_MOMENTS: readonly number[] = [];
const NOTHING_LEARNED: Learning = [];
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

const FIRST_DETAIL: DetailView = {
  folded: ['received'],
  bodyAs: 'tree',
  // In a Windows shell a command for other shells has another meaning, and parts of it could run.
  codeAs: navigator.userAgent.includes('Windows') ? 'powershell' : 'curl',
  comparedAll: false,
};

/** The panel's state from the inspected tab's network and from storage. The worker may sleep: nothing here needs it. */
export function usePanelState(parts: PanelParts): PanelState & { readonly started: boolean } {
  const { first, clock } = parts;
  const facts = useFacts(parts);
  const action = { ...parts.action, ownOrigins: facts.environments.map(({ origin }) => origin) };
  const learning = useStored(parts.learning, first.learning) ?? NOTHING_LEARNED;
  const { namedFilters, nameFilters } = useNamedFilters(parts.namedFilters);
  const now = useNow(clock, NO_MOMENTS);
  const { view, showView, opened, open, takeFile } = useView(parts.action);
  const [detail, setDetail] = useState(FIRST_DETAIL);
  const [settings, changeSettings] = usePanelSettings(first.settings, parts.saveSettings);
  const [recording, record] = useState(true);
  const [markedKey, mark] = useState<string | null>(null);
  const list = useList(settings, changeSettings);
  const [elements] = useState(createElements);
  const [concluded] = useState(createLearnedFor);
  const learnedFor = useMemo(() => concluded(learning), [concluded, learning]);
  const diagnosing = useDiagnosing({ facts, learnedFor, now });
  const { prepare } = diagnosing;
  const { recorded, select, pin, clear, ...log } = useRecordedCalls(parts, {
    facts,
    settings,
    recording,
    prepare,
  });
  const calls = useDiagnosedCalls(recorded, diagnosing);
  useLearner(parts.learning.change, { calls, environments: facts.environments, recording });
  const erasing = useErasing(parts.learning.change);
  const filtered = useFilter(calls, settings.filter, { ...list.shown, peek: log.bodies.peek });
  const { forms, edit, forget } = useReplayForms();
  const fault = useFault({ ...parts.action, holdPort: parts.holdPort }, facts.session);
  return {
    ...log,
    ...list.shown,
    ...{ facts, now, view, opened, detail, settings, recording, learning, learnedFor, erasing },
    ...filtered,
    ...{ calls, markedKey, namedFilters, forms, elements, fault },
    ...{ version: parts.version, compareBodies: parts.compareBodies, saved: parts.saved },
    act: (wanted, reach) => carryOutAction(action, facts, { action: wanted, reach }),
    asking: (origin) => askingIn(action, origin),
    on: {
      view: showView,
      detail: (changes) => setDetail((before) => ({ ...before, ...changes })),
      settings: changeSettings,
      nameFilters,
      ...{ record, select, mark, pin },
      ...list.acts,
      clear() {
        clear();
        forget();
        list.acts.hide(null);
      },
      reload: parts.onReload,
      ...{ open, takeFile, edit },
    },
  };
}

/** What the list leaves out, and its order. */
function useList({ order }: PanelSettings, change: ChangeSettings) {
  const [hiddenKeys, setHiddenKeys] = useState(NOTHING_HIDDEN);
  const hide = (key: string | null) =>
    setHiddenKeys((before) => (key === null ? NOTHING_HIDDEN : new Set([...before, key])));
  const sort = (next: PanelState['order']) => change({ order: next });
  // The same object as long as it is the same order: a long list is sorted over several frames.
  const shown = useMemo(() => orderOf(order), [order]);
  return { shown: { hiddenKeys, order: shown }, acts: { hide, sort } };
}

/** Which view is shown, and whether of the live list or of a session. */
function useView({ call }: Pick<ActionParts, 'call'>) {
  const [view, showView] = useState<PanelView>('calls');
  const [opened, setOpened] = useState<SessionSource | null>(null);
  function open(session: SessionSource | null): void {
    setOpened(session);
    showView('calls');
  }
  return { view, showView, opened, open, takeFile: (file: File) => void takeOrOpen(file, { call, open }) };
}

type Recording = Pick<PanelState, 'facts' | 'settings' | 'recording'> & Pick<Diagnosing, 'prepare'>;

/** The log with the extension's own calls, and the functions that change it. */
function useRecordedCalls(parts: PanelParts, { facts, settings, recording, prepare }: Recording) {
  const { clock, action } = parts;
  const { environments } = facts;
  const reads = useMemo(() => ({ ...parts.reading, environments }), [parts.reading, environments]);
  const { log, dispatch, reading, redact, ...live } = useRenewedLog({ ...parts, reading: reads, facts });
  const add = (call: RecordedCall) => {
    prepare(call);
    live.add(call);
  };
  const reader = { reading, facts, clock, add };
  const end = (call: EndedCall) => dispatch({ type: 'ended', call });
  const started = useNetwork({ ...reader, network: parts.network, recording, end, flush: live.flush });
  const replays = useReplays({ ...reader, call: action.call });
  const own = useOwnCalls({
    ...{ facts, clock, recording },
    item: parts.items.ownCalls,
    first: parts.first.ownCalls,
    on: settings.ownCalls,
  });
  const navigated = useNavigation(parts.navigation, clock, (startedAt) => {
    if (settings.preserveLog) return;
    dispatch({ type: 'navigated', startedAt });
    own.leaveBefore(startedAt);
  });
  const kept = useKeptCalls({
    ...{ store: parts.kept, calls: log.calls, redact, bodies: reading.bodies, dispatch },
    pageStart: async (signal) => (settings.preserveLog ? null : startOfPage(parts.navigation, signal)),
  });
  return {
    ...{ started, keptCut: kept.cut },
    recorded: own.mergeInto(log.calls),
    selectedKey: log.selectedKey,
    dropped: log.dropped,
    mayMissEarlier: !navigated,
    bodies: reading.bodies,
    ...{ redact, replays },
    select: (key: string | null) => dispatch({ type: 'select', key }),
    pin({ key, pinned, source }: Pick<DiagnosedCall, 'key' | 'pinned' | 'source'>) {
      // Storage keeps the extension's own calls.
      if (source === 'own') return;
      dispatch({ type: 'pin', key });
      reading.bodies.hold(key, !pinned);
    },
    clear() {
      dispatch({ type: 'clear' });
      own.leaveBefore(clock());
    },
  };
}

function useFacts({ first, items }: PanelParts): InjectionFacts {
  const status = useStored(items.status, first.status);
  const policy = useStored(items.policy, first.policy) ?? DEFAULT_POLICY;
  const session = useStored(items.session, first.session) ?? DEFAULT_SESSION_POLICY;
  const browser = useStored(items.browser, first.browser) ?? NOTHING_HELD;
  const added = useStored(items.environments, first.environments);
  const environments = useMemo(() => allEnvironments(added), [added]);
  return useMemo(
    () => ({ status, policy, session, environments, browser }),
    [status, policy, session, environments, browser],
  );
}

function createElements(): PanelElements {
  return {
    list: { current: null },
    listPane: { current: null },
    chosenTab: { current: null },
    tabContent: { current: null },
    viewButtons: new Map(),
  };
}
