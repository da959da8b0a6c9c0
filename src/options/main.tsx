import { render } from 'preact';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../injection/policy.ts';
import { call } from '../messaging/call.ts';
import { shortcuts } from '../platform/commands.ts';
import { message, uiLanguage } from '../platform/i18n.ts';
import {
  exactBy,
  forgetTabs,
  hasOrigin,
  onPermissionsChanged,
  requestOrigin,
  requestTabs,
  tabsPermission,
} from '../platform/permissions.ts';
import { isFirefox } from '../platform/runtime.ts';
import {
  addedEnvironmentsItem,
  historyItem,
  pendingAllowanceItem,
  policyItem,
  sessionPolicyItem,
  statusItem,
} from '../storage/public/items.ts';
import { LanguageContext } from '../ui/language/language.ts';
import { allowPages } from '../ui/live/allow-pages.ts';
import { LiveOptions } from './live-options.tsx';
import type { OptionsCommands } from './options-props.ts';

const language = { say: message, tag: uiLanguage() };

async function main(): Promise<void> {
  document.documentElement.lang = language.tag;
  document.title = message('optionsTitle');
  const [status, policy, session, added, keys] = await Promise.all([
    statusItem.get(),
    policyItem.get(),
    sessionPolicyItem.get(),
    addedEnvironmentsItem.get(),
    shortcuts(),
  ]);
  const root = document.getElementById('root');
  if (!root) return;
  render(
    <LanguageContext.Provider value={language}>
      <LiveOptions
        first={{
          status,
          policy: policy ?? DEFAULT_POLICY,
          session: session ?? DEFAULT_SESSION_POLICY,
          added,
        }}
        fixed={{ shortcuts: keys, firefox: isFirefox(), exactBy: exactBy() }}
        items={{
          status: statusItem,
          policy: policyItem,
          session: sessionPolicyItem,
          added: addedEnvironmentsItem,
        }}
        commands={{
          call,
          allow,
          seeTabs: (on) => (on ? requestTabs() : forgetTabs()),
          requestOrigin,
          historyOf: historyItem,
        }}
        tabsPermission={tabsPermission}
        hasOrigin={hasOrigin}
        onAccessChanged={onPermissionsChanged}
      />
    </LanguageContext.Provider>,
    root,
  );
}

/** Pages of an environment are allowed where they are seen, in the popup. */
const allow: OptionsCommands['allow'] = (allowance) =>
  allowPages(
    {
      call,
      keep: (pending) => pendingAllowanceItem.change(() => pending),
      requestOrigin,
      ownOrigins: [],
      clickLasts: !isFirefox(),
      now: Date.now,
    },
    allowance,
  );

void main();
