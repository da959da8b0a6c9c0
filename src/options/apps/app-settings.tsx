import type { InjectionPolicy } from '../../injection/policy.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import type { OptionsActs } from '../options-acts.ts';
import type { OptionsCommands } from '../options-props.ts';
import * as styles from '../rows.module.css';
import { TokenSetSettings } from './token-set-settings.tsx';
import { VersionSelect } from './version-select.tsx';

interface AppSettingsProps {
  readonly app: AppStatus;
  readonly environmentName: string;
  readonly policy: InjectionPolicy;
  readonly acts: OptionsActs;
  readonly historyOf: OptionsCommands['historyOf'];
  readonly now: number;
}

/** One app: the API version of its requests, and its token sets. */
export function AppSettings({ app, environmentName, policy, acts, historyOf, now }: AppSettingsProps) {
  const { say } = useLanguage();
  const { id, label, tokenSets } = app;
  return (
    <li class={styles.row} data-testid="app" data-id={id}>
      <div class={styles.head}>
        <h3>{label}</h3>
        <span class={common.muted}>{environmentName}</span>
      </div>
      <VersionSelect
        appLabel={label}
        version={policy.apiVersions[id] ?? null}
        onChoose={(version) => void acts.run('app.api-version', { id, version })}
      />
      {tokenSets.length === 0 && <p class={common.hint}>{say('noTokenSets')}</p>}
      {tokenSets.map((tokenSet) => (
        <TokenSetSettings
          key={tokenSet.id}
          tokenSet={tokenSet}
          guarded={Object.hasOwn(policy.writeGuards, tokenSet.id)}
          acts={acts}
          historyOf={historyOf}
          now={now}
        />
      ))}
    </li>
  );
}
