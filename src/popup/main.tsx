import { render } from 'preact';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../injection/policy.ts';
import { call } from '../messaging/call.ts';
import { message, uiLanguage } from '../platform/i18n.ts';
import { exactBy, heldPatterns, onPermissionsChanged, requestOrigin } from '../platform/permissions.ts';
import { isFirefox, openOptions } from '../platform/runtime.ts';
import { activeTab } from '../platform/tabs.ts';
import {
  addedEnvironmentsItem,
  ownAuthorizationItem,
  policyItem,
  sessionPolicyItem,
  statusItem,
} from '../storage/public/items.ts';
import { LanguageContext } from '../ui/language/language.ts';
import { allEnvironments } from '../ui/live/all-environments.ts';
import { LivePopup } from './live-popup.tsx';

const language = { say: message, tag: uiLanguage() };

async function main(): Promise<void> {
  document.documentElement.lang = language.tag;
  const [status, policy, session, own, added, tab] = await Promise.all([
    statusItem.get(),
    policyItem.get(),
    sessionPolicyItem.get(),
    ownAuthorizationItem.get(),
    addedEnvironmentsItem.get(),
    activeTab(),
  ]);
  const environments = allEnvironments(added);
  const askBrowser = async () => ({
    held: await heldPatterns(),
    openTabs: tab === null ? [] : [tab.id],
    exactBy: exactBy(),
  });
  const first = {
    status,
    policy: policy ?? DEFAULT_POLICY,
    session: session ?? DEFAULT_SESSION_POLICY,
    ownAuthorization: own ?? {},
    browser: await askBrowser(),
  };
  const root = document.getElementById('root');
  if (!root) return;
  render(
    <LanguageContext.Provider value={language}>
      <LivePopup
        first={first}
        fixed={{ tab, environments, portsTogether: isFirefox() }}
        items={{
          status: statusItem,
          policy: policyItem,
          session: sessionPolicyItem,
          ownAuthorization: ownAuthorizationItem,
        }}
        commands={{ call, requestOrigin, openSettings: () => void leaveForOptions() }}
        askBrowser={askBrowser}
        onAccessChanged={onPermissionsChanged}
      />
    </LanguageContext.Provider>,
    root,
  );
}

/** Firefox leaves the popup open over the new tab. */
async function leaveForOptions(): Promise<void> {
  await openOptions();
  window.close();
}

void main();
