import { useEffect, useState } from 'preact/hooks';
import type { PendingAllowance } from '../injection/allowance.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../injection/policy.ts';
import type { SessionNotice } from '../storage/public/session-notice.ts';
import type { Status } from '../storage/public/status.ts';
import { useStatusWritten } from '../ui/hooks/use-status-written.ts';
import { type Followed, useStored } from '../ui/hooks/use-stored.ts';
import { Popup } from './popup.tsx';
import type { PopupCommands, PopupFacts } from './popup-props.ts';

/** What the browser shows and grants, which changes with the user's answers. */
export type Look = Pick<PopupFacts, 'tab' | 'browser' | 'offersTabs'>;

interface LivePopupProps {
  /** as read before the first frame; without a status the worker has never written one */
  readonly first: Pick<PopupFacts, 'policy' | 'session' | 'sessionNotice' | 'ownAuthorization' | 'pending'> &
    Look & {
      readonly status: Status | undefined;
    };
  readonly fixed: Pick<PopupFacts, 'environments' | 'inspected'>;
  readonly items: {
    readonly status: Followed<Status>;
    readonly policy: Followed<InjectionPolicy>;
    readonly session: Followed<SessionPolicy>;
    readonly sessionNotice: Followed<SessionNotice | null>;
    readonly ownAuthorization: Followed<PopupFacts['ownAuthorization']>;
    readonly pending: Followed<PendingAllowance | null>;
  };
  readonly commands: PopupCommands;
  /** asks the browser itself: permissions may have changed while the worker slept */
  readonly look: () => Promise<Look>;
  readonly onAccessChanged: (callback: () => void) => void;
}

/** The popup, updated by storage. The worker is woken only if it has never written a status. */
export function LivePopup({ first, fixed, items, commands, look, onAccessChanged }: LivePopupProps) {
  const status = useStored(items.status, first.status);
  const policy = useStored(items.policy, first.policy) ?? DEFAULT_POLICY;
  const session = useStored(items.session, first.session) ?? DEFAULT_SESSION_POLICY;
  const sessionNotice = useStored(items.sessionNotice, first.sessionNotice) ?? null;
  const ownAuthorization = useStored(items.ownAuthorization, first.ownAuthorization) ?? {};
  const pending = useStored(items.pending, first.pending) ?? null;
  const [seen, setSeen] = useState<Look>(first);
  useEffect(() => onAccessChanged(() => void look().then(setSeen)), [look, onAccessChanged]);
  useStatusWritten(commands.call, status !== undefined);
  if (!status) return null;
  const { tab, browser, offersTabs } = seen;
  const facts = {
    status,
    policy,
    session,
    sessionNotice,
    ownAuthorization,
    pending,
    tab,
    browser,
    offersTabs,
    ...fixed,
  };
  return <Popup facts={facts} commands={commands} clock={Date.now} />;
}
