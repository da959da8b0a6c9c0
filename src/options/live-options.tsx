import { useMemo } from 'preact/hooks';
import { DEFAULT_POLICY, type InjectionPolicy } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';
import type { Status } from '../storage/public/status.ts';
import { allEnvironments } from '../ui/live/all-environments.ts';
import { useStatusWritten } from '../ui/live/use-status-written.ts';
import { type Followed, useStored } from '../ui/live/use-stored.ts';
import { Options } from './options.tsx';
import type { OptionsCommands, OptionsFacts } from './options-props.ts';
import { type AccessQuestions, useWithheld } from './use-withheld.ts';

interface LiveOptionsProps extends AccessQuestions {
  /** as read before the first frame; without a status the worker has never written one */
  readonly first: {
    readonly status: Status | undefined;
    readonly policy: InjectionPolicy;
    readonly added: readonly Environment[] | undefined;
  };
  readonly fixed: Pick<OptionsFacts, 'shortcuts' | 'firefox'>;
  readonly items: {
    readonly status: Followed<Status>;
    readonly policy: Followed<InjectionPolicy>;
    readonly added: Followed<readonly Environment[]>;
  };
  readonly commands: OptionsCommands;
}

/** The options page kept up to date by storage and by the browser's permissions. */
export function LiveOptions({ first, fixed, items, commands, ...access }: LiveOptionsProps) {
  const status = useStored(items.status, first.status);
  const policy = useStored(items.policy, first.policy) ?? DEFAULT_POLICY;
  const added = useStored(items.added, first.added);
  const environments = useMemo(() => allEnvironments(added), [added]);
  const withheld = useWithheld(access, environments, policy.allowedOrigins);
  useStatusWritten(commands.call, status !== undefined);
  if (!status) return null;
  return (
    <Options
      facts={{ status, policy, environments, withheld, ...fixed }}
      commands={commands}
      clock={Date.now}
    />
  );
}
