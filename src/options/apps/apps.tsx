import { ArrangeList } from '../../ui/arrange/arrange-list.tsx';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import type { OptionsActs } from '../options-acts.ts';
import type { OptionsCommands, OptionsFacts } from '../options-props.ts';
import * as styles from '../rows.module.css';
import { AppSettings } from './app-settings.tsx';
import { ReadFile } from './read-file.tsx';

interface AppsProps {
  readonly facts: OptionsFacts;
  readonly acts: OptionsActs;
  readonly historyOf: OptionsCommands['historyOf'];
  readonly now: number;
}

/** Every app with its settings and those of its token sets. They are added and edited in the popup. */
export function Apps({ facts, acts, historyOf, now }: AppsProps) {
  const { say } = useLanguage();
  const { status, policy, environments } = facts;
  return (
    <section aria-labelledby="apps">
      <h2 id="apps">{say('appsAndTokens')}</h2>
      <ReadFile acts={acts} />
      {status.apps.length === 0 && <p class={common.hint}>{say('noApps')}</p>}
      {status.apps.length > 0 && (
        <details data-testid="arrange">
          <summary>{say('arrangeTitle')}</summary>
          <p class={common.hint}>{say('arrangeHint')}</p>
          <ArrangeList apps={status.apps} environments={environments} run={acts.run} />
        </details>
      )}
      <ul class={styles.rows}>
        {status.apps.map((app) => (
          <AppSettings
            key={app.id}
            app={app}
            environmentName={environments.find(({ id }) => id === app.environmentId)?.name ?? ''}
            policy={policy}
            acts={acts}
            historyOf={historyOf}
            now={now}
          />
        ))}
      </ul>
    </section>
  );
}
