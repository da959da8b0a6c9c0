// First, so that the browser is asked before everything else is evaluated.

import { asked } from './first-look.ts';

// What is evaluated while it answers.

import { render } from 'preact';
import type { HarEntry } from '../../diagnosis/har/har.ts';
import { NOTHING_HELD } from '../../injection/held/host-permission.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../injection/policy.ts';
import { call } from '../../messaging/call.ts';
import { ownAuthorizationTeller } from '../../messaging/tell-requests.ts';
import { fingerprint } from '../../oauth/fingerprint.ts';
import {
  devtoolsTheme,
  inspectedOrigin,
  inspectedTabId,
  onNavigated,
  onRequestFinished,
  onThemeChanged,
  pageStartedAt,
  pastRequests,
  reloadInspectedPage,
} from '../../platform/devtools.ts';
import { message, uiLanguage } from '../../platform/i18n.ts';
import { canAsk, requestOrigin } from '../../platform/permissions.ts';
import { holdPort } from '../../platform/ports.ts';
import { extensionVersion, isFirefox } from '../../platform/runtime.ts';
import { onUncaught } from '../../platform/uncaught.ts';
import { watchOwnAuthorization } from '../../platform/watch-requests.ts';
import {
  addedEnvironmentsItem,
  browserFactsItem,
  ownCallsItem,
  policyItem,
  sessionPolicyItem,
  statusItem,
} from '../../storage/public/items.ts';
import { keptCallsOf } from '../../storage/public/kept-calls-item.ts';
import { DEFAULT_PANEL_SETTINGS, type PanelSettings } from '../../storage/public/panel-settings.ts';
import { SAVED_SESSIONS } from '../../storage/public/saved-sessions-item.ts';
import {
  inspectedOriginsItem,
  learningItem,
  namedFiltersItem,
  panelSettingsItem,
  pendingAllowanceItem,
} from '../../storage/public/shared-items.ts';
import { traceKeeper } from '../../storage/public/trace.ts';
import { traceItem } from '../../storage/public/trace-item.ts';
import { dropped, keepTrace, report } from '../../trace.ts';
import type { Followed } from '../../ui/hooks/use-stored.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import type { RequestSource } from '../early-requests.ts';
import { offeredRequests } from '../hand-over.ts';
import type { Network } from './calls/follow-network.ts';
import { afterFrame } from './calls/frames.ts';
import { createRedactExchange } from './calls/redact-exchange.ts';
import type { ActionParts } from './carry-out-action.ts';
import { createCompareBodies } from './comparison/create-compare-bodies.ts';
import { noteInspectedOrigin } from './note-inspected-origin.ts';
import { Panel } from './panel.tsx';
import { createRedact } from './redaction/redact.ts';
import { redactValuesByBackground } from './redaction/redact-values-by-background.ts';
import { preparedWorker } from './sessions/prepared-worker.ts';

/** ms; the browser passes it when the panel is first shown, or not at all */
const HAND_OVER_TIME_LIMIT = 1500;

keepTrace(traceKeeper(traceItem, Date.now));
onUncaught((error) => report('uncaught', error));

const language = { say: message, tag: uiLanguage() };

async function main(): Promise<void> {
  document.documentElement.lang = language.tag;
  showTheme(devtoolsTheme());
  onThemeChanged(showTheme);
  const handedOver = offeredRequests(window, HAND_OVER_TIME_LIMIT);
  const { statusOnDisk, statusStandIn, ...stored } = await asked;
  // While storage refuses the status, its substitute is newer.
  const status = statusStandIn ?? statusOnDisk;
  const root = document.getElementById('root');
  if (!root) return;
  const tabId = inspectedTabId();
  render(
    <LanguageContext.Provider value={language}>
      <Panel
        first={{
          ...stored,
          status,
          policy: stored.policy ?? DEFAULT_POLICY,
          session: stored.session ?? DEFAULT_SESSION_POLICY,
          browser: stored.browser ?? NOTHING_HELD,
          settings: { ...DEFAULT_PANEL_SETTINGS, ...stored.settings },
        }}
        items={{
          status: unchanged(statusItem, status),
          policy: unchanged(policyItem, stored.policy),
          session: unchanged(sessionPolicyItem, stored.session),
          browser: unchanged(browserFactsItem, stored.browser),
          environments: unchanged(addedEnvironmentsItem, stored.environments),
          ownCalls: unchanged(ownCallsItem, stored.ownCalls),
        }}
        learning={unchanged(learningItem, stored.learning)}
        network={networkOf(handedOver)}
        navigation={{ onNavigated, pageStartedAt }}
        reading={{ tabId, ...READING }}
        {...{ holdPort, action: actionParts(tabId) }}
        {...{ version: extensionVersion(), namedFilters: namedFiltersItem }}
        kept={keptCallsOf(tabId)}
        {...PROCESSING}
        clock={Date.now}
        saveSettings={saveSettings}
        onReload={() => void reloadInspectedPage()}
      />
    </LanguageContext.Provider>,
    root,
  );
  followOrigin(tabId);
  watchOwnAuthorization(ownAuthorizationTeller(call), tabId);
}

/** The item, whose value is the same object as `first` while it equals it: nothing is made from it again. */
function unchanged<T, Item extends Followed<T>>(item: Item, first: T | undefined): Item {
  const get = async () => {
    const now = await item.get();
    return JSON.stringify(now) === JSON.stringify(first) ? first : now;
  };
  return { ...item, get };
}

/** Most tokens whose fingerprints are known without asking again. */
const MOST_FINGERPRINTS = 50;

/** Most calls carry the same few tokens; asking the browser for each call would cost it two more tasks. */
function createFingerprints(): (token: string) => Promise<string> {
  const known = new Map<string, Promise<string>>();
  return (token) => {
    const found = known.get(token) ?? fingerprint(token);
    if (known.size >= MOST_FINGERPRINTS) known.clear();
    known.set(token, found);
    return found;
  };
}

function networkOf(handedOver: Promise<RequestSource | null>): Network {
  const sources = { handedOver: () => handedOver, onRequestFinished, pastRequests };
  return isFirefox() ? sources : { ...sources, listsMore: { isVisible } };
}

function actionParts(tabId: number): Omit<ActionParts, 'ownOrigins'> {
  return {
    call,
    keep: (pending) => pendingAllowanceItem.change(() => pending),
    requestOrigin,
    clickLasts: !isFirefox(),
    canAsk: canAsk(),
    now: Date.now,
    tabId,
  };
}

/** DevTools give a hidden panel no height. */
function isVisible(): boolean {
  return document.visibilityState === 'visible' && window.innerHeight > 0;
}

function showTheme(theme: 'light' | 'dark'): void {
  document.documentElement.dataset['theme'] = theme;
}

function saveSettings(changes: Partial<PanelSettings>): Promise<void> {
  return panelSettingsItem.change((stored) => ({ ...DEFAULT_PANEL_SETTINGS, ...stored, ...changes }));
}

/** The popup uses it for a page whose address it cannot see. */
function followOrigin(tabId: number): void {
  const note = async () =>
    noteInspectedOrigin(
      inspectedOriginsItem,
      tabId,
      await inspectedOrigin().catch(dropped('inspected origin', null)),
    );
  onNavigated(() => void note(), new AbortController().signal);
  void note();
}

/** The panel lives as long as its calls are awaited. */
function redactedValues(entries: readonly HarEntry[]) {
  return redactValuesByBackground({ call, wait }, entries, new AbortController().signal);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Written out here, so that the build finds the file and bundles it separately. */
function namesWorker(): Worker {
  return new Worker(new URL('./redaction/names-worker.ts', import.meta.url), { type: 'module' });
}

function comparisonWorker(): Worker {
  return new Worker(new URL('./comparison/comparison-worker.ts', import.meta.url), { type: 'module' });
}

const READING = {
  fingerprint: createFingerprints(),
  redactExchange: createRedactExchange(redactedValues, { pause: afterFrame }),
};

const sessionWorker = preparedWorker(
  () => new Worker(new URL('./sessions/session-worker.ts', import.meta.url), { type: 'module' }),
);

/** Long jobs run in a thread of their own. */
const PROCESSING = {
  redact: createRedact({ call, wait, startWorker: namesWorker }),
  compareBodies: createCompareBodies(comparisonWorker),
  sessions: {
    startWorker: sessionWorker.start,
    prepare: sessionWorker.prepare,
    redactValues: redactedValues,
  },
  saved: SAVED_SESSIONS,
};

void main();
