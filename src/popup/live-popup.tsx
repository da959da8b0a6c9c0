import { useEffect, useState } from 'preact/hooks';
import type { BrowserFacts } from '../injection/held/host-permission.ts';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../injection/policy.ts';
import type { Status } from '../storage/public/status.ts';
import { useStatusWritten } from '../ui/live/use-status-written.ts';
import { type Followed, useStored } from '../ui/live/use-stored.ts';
import { Popup } from './popup.tsx';
import type { PopupCommands, PopupFacts } from './popup-props.ts';

interface LivePopupProps {
  /** as read before the first frame; without a status the worker has never written one */
  readonly first: Pick<PopupFacts, 'policy' | 'session' | 'browser' | 'ownAuthorization'> & {
    readonly status: Status | undefined;
  };
  readonly fixed: Pick<PopupFacts, 'tab' | 'environments' | 'portsTogether'>;
  readonly items: {
    readonly status: Followed<Status>;
    readonly policy: Followed<InjectionPolicy>;
    readonly session: Followed<SessionPolicy>;
    readonly ownAuthorization: Followed<PopupFacts['ownAuthorization']>;
  };
  readonly commands: PopupCommands;
  /** asks the browser itself: it may have changed its mind while the worker slept */
  readonly askBrowser: () => Promise<BrowserFacts>;
  readonly onAccessChanged: (callback: () => void) => void;
}

/** The popup kept up to date by storage. The worker is woken only where it has never written a status. */
export function LivePopup({ first, fixed, items, commands, askBrowser, onAccessChanged }: LivePopupProps) {
  const status = useStored(items.status, first.status);
  const policy = useStored(items.policy, first.policy) ?? DEFAULT_POLICY;
  const session = useStored(items.session, first.session) ?? DEFAULT_SESSION_POLICY;
  const ownAuthorization = useStored(items.ownAuthorization, first.ownAuthorization) ?? {};
  const [browser, setBrowser] = useState(first.browser);
  useEffect(() => onAccessChanged(() => void askBrowser().then(setBrowser)), [askBrowser, onAccessChanged]);
  useStatusWritten(commands.call, status !== undefined);
  if (!status) return null;
  const facts = { status, policy, session, browser, ownAuthorization, ...fixed };
  return <Popup facts={facts} commands={commands} clock={Date.now} />;
}
