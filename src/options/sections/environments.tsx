import { type Environment, PRODUCTION } from '../../inventorum/environment.ts';
import { parseEnvironmentOrigin } from '../../inventorum/parse-environment-origin.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import { IconButton } from '../../ui/parts/icon-button.tsx';
import type { OptionsActs } from '../options-acts.ts';
import type { OptionsCommands, OptionsFacts } from '../options-props.ts';
import * as styles from '../rows.module.css';
import { EnvironmentForm } from './environment-form.tsx';
import { WithheldNotice } from './withheld-notice.tsx';

interface EnvironmentsProps {
  readonly facts: OptionsFacts;
  readonly acts: OptionsActs;
  readonly commands: OptionsCommands;
}

/** The built-in environment, and those that the user adds. */
export function Environments({ facts, acts, commands }: EnvironmentsProps) {
  const { say } = useLanguage();
  const { environments, withheld } = facts;
  return (
    <section aria-labelledby="environments">
      <h2 id="environments">{say('environments')}</h2>
      <p class={common.hint}>{say('environmentsHint')}</p>
      <ul class={styles.rows}>
        {environments.map((environment) => (
          <EnvironmentRow
            key={environment.id}
            environment={environment}
            withheld={withheld.includes(environment.origin)}
            acts={acts}
          />
        ))}
      </ul>
      <EnvironmentForm environments={environments} commands={commands} />
    </section>
  );
}

interface EnvironmentRowProps {
  readonly environment: Environment;
  readonly withheld: boolean;
  readonly acts: OptionsActs;
}

function EnvironmentRow({ environment: { id, name, origin }, withheld, acts }: EnvironmentRowProps) {
  const { say } = useLanguage();
  // An earlier version accepted addresses that the browser cannot reach.
  const parsed = parseEnvironmentOrigin(origin);
  return (
    <li class={styles.row} data-testid="environment-row" data-origin={origin}>
      <div class={styles.head}>
        <span class={styles.name}>{name}</span>
        <code class={common.muted}>{origin}</code>
        {id === PRODUCTION.id ? (
          <span class={common.muted}>{say('builtIn')}</span>
        ) : (
          <IconButton
            icon="delete"
            label={say('removeNamed', { name })}
            testId="environment-remove"
            onClick={() => void acts.run('environment.remove', { id })}
          />
        )}
      </div>
      {'problem' in parsed && (
        <p class={common.error} data-testid="environment-problem">
          {say('environmentNotReachable')}
          {parsed.instead !== null && ` ${say('writeInstead', { address: parsed.instead })}`}
        </p>
      )}
      {withheld && <WithheldNotice onGrant={() => acts.grant(origin)} />}
    </li>
  );
}
