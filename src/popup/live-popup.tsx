import { useEffect, useState } from 'preact/hooks';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY } from '../injection/policy.ts';
import { allEnvironments } from '../inventorum/environment.ts';
import type { PopupStored } from '../storage/public/items.ts';
import { useStatusWritten } from '../ui/hooks/use-status-written.ts';
import { type Followed, useStored } from '../ui/hooks/use-stored.ts';
import { faultBanner } from './forms.ts';
import { Popup } from './popup.tsx';
import type { PopupCommands, PopupFacts } from './popup-props.ts';

/** What the browser shows and grants, which changes with the user's answers. */
export type Look = Pick<PopupFacts, 'tab' | 'browser' | 'offersTabs'>;

interface LivePopupProps {
  /** as read before the first rendering; without a status the worker has never written one */
  readonly first: { readonly stored: PopupStored; readonly look: Look };
  readonly items: Followed<PopupStored>;
  readonly commands: PopupCommands;
  /** asks the browser itself: permissions may have changed while the worker slept */
  readonly look: () => Promise<Look>;
  readonly onAccessChanged: (callback: () => void) => void;
}

/** The popup, updated by storage. The worker is woken only if it has never written a status. */
export function LivePopup({ first, items, commands, look, onAccessChanged }: LivePopupProps) {
  const stored = useStored(items, first.stored) ?? first.stored;
  const [seen, setSeen] = useState(first.look);
  useEffect(() => onAccessChanged(() => void look().then(setSeen)), [look, onAccessChanged]);
  // While storage refuses the status, its substitute is newer.
  const status = stored.statusStandIn ?? stored.statusOnDisk;
  useStatusWritten(commands.call, Boolean(status));
  if (!status) return null;
  const facts: PopupFacts = {
    status,
    policy: stored.policy ?? DEFAULT_POLICY,
    session: stored.session ?? DEFAULT_SESSION_POLICY,
    sessionNotice: stored.sessionNotice ?? null,
    ownAuthorization: stored.ownAuthorization ?? {},
    pending: stored.pending ?? null,
    environments: allEnvironments(stored.environments),
    inspected: stored.inspected?.[String(seen.tab?.id)] ?? null,
    ...seen,
  };
  return (
    <>
      {stored.session?.tabs[String(seen.tab?.id)]?.fault && (
        <faultBanner.Part facts={facts} commands={commands} />
      )}
      <Popup facts={facts} commands={commands} clock={Date.now} />
    </>
  );
}
