// First, so that the browser is asked before everything else is evaluated.

import { asked, items, lookAround } from './first-look.ts';

// What is evaluated while it answers.

import { render } from 'preact';
import { hasSiblings } from '../injection/held/siblings.ts';
import type { PendingAllowance } from '../injection/pending-allowance.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../injection/policy.ts';
import { allEnvironments, type Environment } from '../inventorum/environment.ts';
import { allowPages } from '../messaging/allow-pages.ts';
import { call } from '../messaging/call.ts';
import { message, uiLanguage } from '../platform/i18n.ts';
import { onPermissionsChanged, requestOrigin, requestTabs } from '../platform/permissions.ts';
import { isFirefox, openOptions } from '../platform/runtime.ts';
import type { PopupStored } from '../storage/public/items.ts';
import { FIRST_CARDS } from '../storage/public/status.ts';
import { LanguageContext } from '../ui/language/language.ts';
import { costs } from './allow/costs.ts';
import { faultBanner, loadSoon, recoveryNotice, sessionNotice, UNDO_PARTS } from './forms.ts';
import { cardParts } from './list/card/rare-parts.ts';
import { LivePopup, type Look } from './live-popup.tsx';
import type { PopupCommands } from './popup-props.ts';
import { webPage } from './tab-status/tab-sends.ts';

const language = { say: message, tag: uiLanguage() };

async function main(): Promise<void> {
  document.documentElement.lang = language.tag;
  const [stored, seen] = await asked;
  const root = document.getElementById('root');
  if (!root) return;
  await Promise.all(rareParts(stored, seen).map(({ load }) => load()));
  render(
    <LanguageContext.Provider value={language}>
      <LivePopup
        first={{ stored, look: seen }}
        items={items}
        commands={commandsFor(allEnvironments(stored.environments))}
        look={lookAround}
        onAccessChanged={onPermissionsChanged}
      />
    </LanguageContext.Provider>,
    root,
  );
  afterPaint(() => {
    void import('./after-paint.ts');
    void loadSoon();
  });
  if (stored.pending) await (await import('./allow/complete-pending.ts')).completePending(stored.pending);
}

/** What the first view shows in rare states only. */
function rareParts(
  { policy = DEFAULT_POLICY, session = DEFAULT_SESSION_POLICY, ...stored }: PopupStored,
  { tab }: Look,
): readonly { readonly load: () => Promise<void> }[] {
  const page = webPage(tab?.url ?? null);
  const status = stored.statusStandIn ?? stored.statusOnDisk;
  const tokenSets = status?.apps.flatMap((app) => app.tokenSets.slice(0, FIRST_CARDS)) ?? [];
  return [
    ...(session.tabs[String(tab?.id)]?.fault ? [faultBanner] : []),
    ...(stored.sessionNotice ? [sessionNotice] : []),
    ...(status?.recovery ? [recoveryNotice] : []),
    ...(status?.pendingDeletions.length ? UNDO_PARTS : []),
    ...cardParts(tokenSets, { ...policy, lock: status?.lock ?? 'open', now: Date.now() }),
    ...(page && hasSiblings({ policy, session }, page.origin) ? [costs] : []),
  ];
}

/** A hidden page paints nothing, and nobody looks. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}

function commandsFor(environments: readonly Environment[]): PopupCommands {
  const keep = async (pending: PendingAllowance | null) =>
    (await import('../storage/public/shared-items.ts')).pendingAllowanceItem.change(() => pending);
  const ownOrigins = environments.map(({ origin }) => origin);
  const asking = { call, keep, requestOrigin, ownOrigins, clickLasts: !isFirefox(), now: Date.now };
  return {
    call,
    allow: (allowance) => allowPages(asking, allowance),
    forgetPending: () => keep(null),
    copyAccessToken: async (id) => (await import('./copy-access-token.ts')).copyAccessToken(call, id),
    requestTabs,
    requestOrigin,
    isFirefox: isFirefox(),
    openSettings: () => void leaveForOptions(),
  };
}

/** Firefox leaves the popup open over the new tab. */
async function leaveForOptions(): Promise<void> {
  await openOptions();
  window.close();
}

void main();
