import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  DEFAULT_POLICY,
  DEFAULT_SESSION_POLICY,
  type InjectionPolicy,
  type SessionPolicy,
} from '../injection/policy.ts';
import { allEnvironments, type Environment } from '../inventorum/environment.ts';
import type { Removal } from '../storage/public/removal.ts';
import type { Status } from '../storage/public/status.ts';
import { useStatusWritten } from '../ui/hooks/use-status-written.ts';
import { type Followed, useStored } from '../ui/hooks/use-stored.ts';
import { Options } from './options.tsx';
import type { OptionsCommands, OptionsFacts } from './options-props.ts';
import { type AccessQuestions, useWithheld } from './use-withheld.ts';

interface LiveOptionsProps extends AccessQuestions {
  /** as read before the first frame; without a status the worker has never written one */
  readonly first: {
    readonly status: Status | undefined;
    readonly policy: InjectionPolicy;
    readonly session: SessionPolicy;
    readonly added: readonly Environment[] | undefined;
    readonly removal: Removal | undefined;
  };
  readonly fixed: Pick<OptionsFacts, 'shortcuts' | 'firefox' | 'exactBy'>;
  readonly optional: () => Promise<OptionalPermissions>;
  readonly items: {
    readonly status: Followed<Status>;
    readonly policy: Followed<InjectionPolicy>;
    readonly session: Followed<SessionPolicy>;
    readonly added: Followed<readonly Environment[]>;
    readonly removal: Followed<Removal>;
  };
  readonly commands: OptionsCommands;
}

type OptionalPermissions = Pick<OptionsFacts, 'tabs' | 'notifications'>;

const UNKNOWN: OptionalPermissions = { tabs: 'not needed', notifications: false };

/** The options page, updated by storage and by the browser's permissions. */
export function LiveOptions({ first, fixed, items, commands, optional, ...access }: LiveOptionsProps) {
  const status = useStored(items.status, first.status);
  const policy = useStored(items.policy, first.policy) ?? DEFAULT_POLICY;
  const session = useStored(items.session, first.session) ?? DEFAULT_SESSION_POLICY;
  const added = useStored(items.added, first.added);
  const removing = useStored(items.removal, first.removal) !== undefined;
  const environments = useMemo(() => allEnvironments(added), [added]);
  const withheld = useWithheld(access, environments, policy.allowedOrigins);
  const permissions = useOptionalPermissions(optional, access.onAccessChanged);
  useStatusWritten(commands.call, status !== undefined);
  if (!status) return null;
  return (
    <Options
      facts={{ status, policy, session, environments, withheld, removing, ...permissions, ...fixed }}
      commands={commands}
      clock={Date.now}
    />
  );
}

/** The optional permissions, read again whenever permissions change. */
function useOptionalPermissions(
  optional: () => Promise<OptionalPermissions>,
  onAccessChanged: (callback: () => void) => void,
): OptionalPermissions {
  const [{ tabs, notifications }, set] = useState<OptionalPermissions>(UNKNOWN);
  useEffect(() => {
    const ask = () => void optional().then(set);
    ask();
    onAccessChanged(ask);
  }, [optional, onAccessChanged]);
  return { tabs, notifications };
}
