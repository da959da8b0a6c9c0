import { render } from 'preact';
import { DEFAULT_POLICY } from '../injection/policy.ts';
import { call } from '../messaging/call.ts';
import { shortcuts } from '../platform/commands.ts';
import { message, uiLanguage } from '../platform/i18n.ts';
import { hasOrigin, onPermissionsChanged, requestOrigin } from '../platform/permissions.ts';
import { isFirefox } from '../platform/runtime.ts';
import { addedEnvironmentsItem, historyItem, policyItem, statusItem } from '../storage/public/items.ts';
import { LanguageContext } from '../ui/language/language.ts';
import { LiveOptions } from './live-options.tsx';

const language = { say: message, tag: uiLanguage() };

async function main(): Promise<void> {
  document.documentElement.lang = language.tag;
  document.title = message('optionsTitle');
  const [status, policy, added, keys] = await Promise.all([
    statusItem.get(),
    policyItem.get(),
    addedEnvironmentsItem.get(),
    shortcuts(),
  ]);
  const root = document.getElementById('root');
  if (!root) return;
  render(
    <LanguageContext.Provider value={language}>
      <LiveOptions
        first={{ status, policy: policy ?? DEFAULT_POLICY, added }}
        fixed={{ shortcuts: keys, firefox: isFirefox() }}
        items={{ status: statusItem, policy: policyItem, added: addedEnvironmentsItem }}
        commands={{ call, requestOrigin, historyOf: historyItem }}
        hasOrigin={hasOrigin}
        onAccessChanged={onPermissionsChanged}
      />
    </LanguageContext.Provider>,
    root,
  );
}

void main();
