import { render } from 'preact';
import { mayBeAnswered, type PendingAllowance } from '../injection/allowance.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../injection/policy.ts';
import { allEnvironments, type Environment } from '../inventorum/environment.ts';
import { allowPages } from '../messaging/allow-pages.ts';
import { call } from '../messaging/call.ts';
import { message, uiLanguage } from '../platform/i18n.ts';
import {
  exactBy,
  hasOrigin,
  heldPatterns,
  onPermissionsChanged,
  requestOrigin,
  requestTabs,
  tabsPermission,
} from '../platform/permissions.ts';
import { isFirefox, openOptions } from '../platform/runtime.ts';
import { activeTab } from '../platform/tabs.ts';
import {
  addedEnvironmentsItem,
  inspectedOriginsItem,
  ownAuthorizationItem,
  pendingAllowanceItem,
  policyItem,
  sessionNoticeItem,
  sessionPolicyItem,
  statusItem,
} from '../storage/public/items.ts';
import { LanguageContext } from '../ui/language/language.ts';
import { loadForms } from './forms.ts';
import { LivePopup, type Look } from './live-popup.tsx';
import type { PopupCommands } from './popup-props.ts';

const language = { say: message, tag: uiLanguage() };

async function main(): Promise<void> {
  document.documentElement.lang = language.tag;
  const [first, added] = await Promise.all([stored(), addedEnvironmentsItem.get()]);
  const environments = allEnvironments(added);
  const [seen, inspected] = await Promise.all([lookAround(), inspectedOriginsItem.get()]);
  const root = document.getElementById('root');
  if (!root) return;
  render(
    <LanguageContext.Provider value={language}>
      <LivePopup
        first={{ ...first, ...seen }}
        fixed={{
          environments,
          inspected: inspected?.[String(seen.tab?.id)] ?? null,
        }}
        items={{
          status: statusItem,
          policy: policyItem,
          session: sessionPolicyItem,
          sessionNotice: sessionNoticeItem,
          ownAuthorization: ownAuthorizationItem,
          pending: pendingAllowanceItem,
        }}
        commands={commandsFor(environments)}
        look={lookAround}
        onAccessChanged={onPermissionsChanged}
      />
    </LanguageContext.Provider>,
    root,
  );
  void loadForms();
  await completePending(first.pending);
}

/** Completes an allowance whose permission was granted while nobody listened. */
async function completePending(pending: PendingAllowance | null): Promise<void> {
  if (!pending || !mayBeAnswered(pending, Date.now())) return;
  const { origin, reach } = pending;
  if (await hasOrigin(origin)) await call('origin.allow', { origin, reach });
}

/** The data of the first frame. */
async function stored() {
  const [status, policy, session, notice, own, pending] = await Promise.all([
    statusItem.get(),
    policyItem.get(),
    sessionPolicyItem.get(),
    sessionNoticeItem.get(),
    ownAuthorizationItem.get(),
    pendingAllowanceItem.get(),
  ]);
  return {
    status,
    policy: policy ?? DEFAULT_POLICY,
    session: session ?? DEFAULT_SESSION_POLICY,
    sessionNotice: notice ?? null,
    ownAuthorization: own ?? {},
    pending: pending ?? null,
  };
}

async function lookAround(): Promise<Look> {
  const [tab, held, tabs] = await Promise.all([activeTab(), heldPatterns(), tabsPermission()]);
  const openTabs = tab === null ? [] : [tab.id];
  return { tab, browser: { held, openTabs, exactBy: exactBy() }, offersTabs: tabs === 'can be asked for' };
}

function commandsFor(environments: readonly Environment[]): PopupCommands {
  const keep = (pending: PendingAllowance | null) => pendingAllowanceItem.change(() => pending);
  const ownOrigins = environments.map(({ origin }) => origin);
  const asking = { call, keep, requestOrigin, ownOrigins, clickLasts: !isFirefox(), now: Date.now };
  return {
    call,
    allow: (allowance) => allowPages(asking, allowance),
    forgetPending: () => keep(null),
    requestTabs,
    requestOrigin,
    openSettings: () => void leaveForOptions(),
  };
}

/** Firefox leaves the popup open over the new tab. */
async function leaveForOptions(): Promise<void> {
  await openOptions();
  window.close();
}

void main();
