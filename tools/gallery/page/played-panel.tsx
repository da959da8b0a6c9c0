import { useMemo } from 'preact/hooks';
import { createRedactExchange } from '../../../src/devtools/panel/calls/redact-exchange.ts';
import {
  NO_CALLS_KEPT,
  nothingKept,
  sessionsInMemory,
} from '../../../src/devtools/panel/fixtures/nothing-kept.ts';
import { sessionWorker } from '../../../src/devtools/panel/fixtures/session-worker.ts';
import { Panel } from '../../../src/devtools/panel/panel.tsx';
import { compareBodies } from '../../../src/diagnosis/comparison/compare-bodies.ts';
import { redactByNames } from '../../../src/diagnosis/redaction/redact-by-names.ts';
import type { TabFault } from '../../../src/injection/fault.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  DEFAULT_TAB_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../../../src/injection/policy.ts';
import type { FinishedRequest } from '../../../src/platform/devtools.ts';
import type { Learning } from '../../../src/storage/public/learning.ts';
import type { NamedFilters } from '../../../src/storage/public/named-filters.ts';
import { DEFAULT_PANEL_SETTINGS } from '../../../src/storage/public/panel-settings.ts';
import type { Status } from '../../../src/storage/public/status.ts';
import { callRecorder } from '../../../src/ui/fixtures/call-recorder.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../../src/ui/fixtures/status.ts';
import { PRODUCTION_HELD } from '../../../tests/fakes/browser-facts.ts';
import { WAREHOUSE } from './played-request.ts';

export interface PanelDrawing {
  readonly past?: readonly FinishedRequest[];
  readonly policy?: InjectionPolicy;
  /** of the inspected tab */
  readonly fault?: TabFault;
  readonly learning?: Learning;
  readonly filter?: string;
  readonly columns?: readonly string[];
  readonly namedFilters?: NamedFilters;
  /** false: as in a DevTools page of Firefox */
  readonly canAsk?: boolean;
}

const ADMIN = tokenSetStatus({
  id: 'admin',
  label: 'Catalogue admin',
  scope: ['products:create', 'products:read'],
  marks: [],
});
const WITH_ADMIN: Status = { ...STATUS, apps: [appStatus({ tokenSets: [tokenSetStatus(), ADMIN] })] };
const SENDING: InjectionPolicy = { ...DEFAULT_POLICY, defaultTokenSets: { production: 'warehouse' } };

const SAVED = sessionsInMemory();
const SESSIONS = { startWorker: sessionWorker, prepare: () => {}, redactValues: nothingKept };

const SILENT = { get: () => new Promise<never>(() => undefined), onChanged: () => undefined };

/** The panel in DevTools that have recorded these calls. */
export function PlayedPanel({
  past = [],
  policy = SENDING,
  learning,
  fault,
  filter = '',
  columns,
  namedFilters,
  canAsk = true,
}: PanelDrawing) {
  const network = useMemo(
    () => ({
      handedOver: async () => null,
      onRequestFinished: () => undefined,
      pastRequests: async () => past,
    }),
    [past],
  );
  return (
    <Panel
      first={{
        status: WITH_ADMIN,
        policy,
        session: fault ? withFault(fault) : DEFAULT_SESSION_POLICY,
        browser: PRODUCTION_HELD,
        environments: undefined,
        settings: { ...DEFAULT_PANEL_SETTINGS, filter, columns: columns ?? null },
        learning,
        ownCalls: undefined,
      }}
      items={{
        status: SILENT,
        policy: SILENT,
        session: SILENT,
        browser: SILENT,
        environments: SILENT,
        ownCalls: SILENT,
      }}
      learning={{ ...SILENT, change: async () => undefined }}
      namedFilters={{ ...SILENT, get: async () => namedFilters, change: async () => undefined }}
      network={network}
      navigation={{ onNavigated: () => undefined, pageStartedAt: async () => NOW }}
      reading={READING}
      action={{ ...ACTION, canAsk }}
      version="0.0.0"
      redact={async (entries, { personal }) => redactByNames(entries, personal)}
      compareBodies={async (job) => compareBodies(job)}
      kept={NO_CALLS_KEPT}
      saved={SAVED}
      sessions={SESSIONS}
      clock={() => NOW}
      onReload={() => undefined}
      holdPort={() => () => undefined}
      saveSettings={async () => undefined}
    />
  );
}

function withFault(fault: TabFault): SessionPolicy {
  return { ...DEFAULT_SESSION_POLICY, tabs: { [TAB]: { ...DEFAULT_TAB_POLICY, fault } } };
}

const TAB = 7;

const READING = {
  tabId: TAB,
  fingerprint: async (token: string) => (token === WAREHOUSE ? '00000000000000f3' : 'of another'),
  redactExchange: createRedactExchange(nothingKept),
};

const ACTION = {
  call: callRecorder().call,
  keep: async () => undefined,
  requestOrigin: async () => false,
  clickLasts: true,
  now: () => NOW,
  tabId: TAB,
};
