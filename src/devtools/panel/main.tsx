import { render } from 'preact';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../../injection/policy.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { call } from '../../messaging/call.ts';
import { fingerprint } from '../../oauth/fingerprint.ts';
import {
  devtoolsTheme,
  inspectedTabId,
  onRequestFinished,
  pastRequests,
  reloadInspectedPage,
} from '../../platform/devtools.ts';
import { message, uiLanguage } from '../../platform/i18n.ts';
import { hasOrigin, requestOrigin } from '../../platform/permissions.ts';
import {
  addedEnvironmentsItem,
  policyItem,
  sessionPolicyItem,
  statusItem,
} from '../../storage/public/items.ts';
import { LanguageContext } from '../../ui/language/language.ts';
import { allEnvironments } from '../../ui/live/all-environments.ts';
import { LivePanel } from './live-panel.tsx';

const language = { say: message, tag: uiLanguage() };

async function main(): Promise<void> {
  document.documentElement.lang = language.tag;
  document.documentElement.dataset['theme'] = devtoolsTheme();
  const [status, policy, session, added] = await Promise.all([
    statusItem.get(),
    policyItem.get(),
    sessionPolicyItem.get(),
    addedEnvironmentsItem.get(),
  ]);
  const environments = allEnvironments(added);
  const root = document.getElementById('root');
  if (!root) return;
  const tabId = inspectedTabId();
  render(
    <LanguageContext.Provider value={language}>
      <LivePanel
        first={{
          status,
          policy: policy ?? DEFAULT_POLICY,
          session: session ?? DEFAULT_SESSION_POLICY,
          withheld: await withheldAmong(environments),
        }}
        items={{ status: statusItem, policy: policyItem, session: sessionPolicyItem }}
        network={{ onRequestFinished, pastRequests }}
        reading={{ environments, tabId, fingerprint }}
        action={{ call, requestOrigin, tabId, ownOrigins: environments.map(({ origin }) => origin) }}
        clock={Date.now}
        onReload={() => void reloadInspectedPage()}
      />
    </LanguageContext.Provider>,
    root,
  );
}

/** Ids of the environments that the browser keeps from us. Firefox gives DevTools pages no `permissions`: there the popup is the one to notice. */
async function withheldAmong(environments: readonly Environment[]): Promise<readonly string[]> {
  try {
    const held = await Promise.all(environments.map(({ origin }) => hasOrigin(origin)));
    return environments.filter((_, i) => !held[i]).map(({ id }) => id);
  } catch {
    return [];
  }
}

void main();
