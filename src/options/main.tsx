import { render } from 'preact';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../injection/policy.ts';
import { allowPages } from '../messaging/allow-pages.ts';
import { call } from '../messaging/call.ts';
import { browserName } from '../platform/browser-name.ts';
import { shortcuts } from '../platform/commands.ts';
import { message, uiLanguage } from '../platform/i18n.ts';
import {
  exactBy,
  forgetNotifications,
  forgetTabs,
  hasOrigin,
  heldAccess,
  onPermissionsChanged,
  requestNotifications,
  requestOrigin,
  requestTabs,
} from '../platform/permissions.ts';
import { extensionVersion, isFirefox } from '../platform/runtime.ts';
import { onUncaught } from '../platform/uncaught.ts';
import type { History } from '../storage/public/history.ts';
import {
  addedEnvironmentsItem,
  historyItem,
  policyItem,
  removalItem,
  sessionPolicyItem,
  statusItem,
} from '../storage/public/items.ts';
import { pendingAllowanceItem } from '../storage/public/shared-items.ts';
import { traceKeeper } from '../storage/public/trace.ts';
import { traceItem } from '../storage/public/trace-item.ts';
import { dropped, keepTrace, report } from '../trace.ts';
import { LanguageContext } from '../ui/language/language.ts';
import { LiveOptions } from './live-options.tsx';
import type { OptionsCommands } from './options-props.ts';

const language = { say: message, tag: uiLanguage() };

keepTrace(traceKeeper(traceItem, Date.now));
onUncaught((error) => report('uncaught', error));

async function main(): Promise<void> {
  document.documentElement.lang = language.tag;
  document.title = message('optionsTitle');
  const [status, policy, session, added, removal, keys] = await Promise.all([
    statusItem.get(),
    policyItem.get(),
    sessionPolicyItem.get(),
    addedEnvironmentsItem.get(),
    removalItem.get(),
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
          removal,
        }}
        fixed={{ shortcuts: keys, firefox: isFirefox(), exactBy: exactBy() }}
        items={{
          status: statusItem,
          policy: policyItem,
          session: sessionPolicyItem,
          added: addedEnvironmentsItem,
          removal: removalItem,
        }}
        commands={{
          call,
          allow,
          seeTabs: (on) => (on ? requestTabs() : forgetTabs()),
          notify: (on) => (on ? requestNotifications() : forgetNotifications()),
          requestOrigin,
          historyOf: historyItem,
          diagnose,
        }}
        optional={heldAccess}
        hasOrigin={hasOrigin}
        onAccessChanged={onPermissionsChanged}
      />
    </LanguageContext.Provider>,
    root,
  );
}

/** If storage cannot be read, a bug report has everything else. */
const diagnose: OptionsCommands['diagnose'] = async (tokenSetIds) => {
  const read = tokenSetIds.map(async (id): Promise<[string, History]> => {
    const kept = historyItem(id).get();
    return [id, await kept.then((history) => history ?? [], dropped('history for diagnostics', []))];
  });
  const histories = Object.fromEntries(await Promise.all(read));
  const trace = await traceItem.get().then((lines) => lines ?? [], dropped('trace for diagnostics', null));
  return { version: extensionVersion(), browser: browserName(), trace, histories };
};

/** Pages of an environment are allowed in the popup, where they are visible. */
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
