import { useState } from 'preact/hooks';
import { SHORE_APPS_PAGE } from '../../inventorum/contacts.ts';
import type { Environment } from '../../inventorum/environment.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import type { FormSubject } from '../form/form-subject.ts';
import { PasteOffer } from '../paste/paste-offer.tsx';
import type { PopupCommands } from '../popup-props.ts';
import * as styles from './first-run.module.css';

const SANDBOX_COMMAND = 'npm run sandbox';

interface FirstStepsProps {
  /** that has no credentials yet */
  readonly environment: Environment;
  readonly commands: Pick<PopupCommands, 'isFirefox'>;
  readonly onOpen: (subject: FormSubject) => void;
  /** reads the scopes that the calls need which a panel has seen */
  readonly readScopes?: () => Promise<readonly string[]>;
}

/** The ways in: a paste for somebody who has credentials; for others the dashboard, or the sandbox. */
export function FirstSteps({ environment, commands, onOpen, readScopes = scopesSeen }: FirstStepsProps) {
  const { say } = useLanguage();
  const [scopes, setScopes] = useState<readonly string[]>([]);
  return (
    <div class={styles.steps}>
      <p>{say('firstRunText', { host: new URL(environment.origin).host })}</p>
      <section class={styles.have} aria-labelledby="have-credentials">
        <h3 id="have-credentials">{say('haveCredentials')}</h3>
        <PasteOffer isFirefox={commands.isFirefox} onText={(pasted) => onOpen({ form: 'add app', pasted })} />
      </section>
      <details
        data-testid="need-credentials"
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) void readScopes().then(setScopes);
        }}
      >
        <summary>{say('needCredentials')}</summary>
        <ol>
          <li>
            {say('needLogIn')}{' '}
            <a href={SHORE_APPS_PAGE} target="_blank" rel="noreferrer">
              {SHORE_APPS_PAGE.replace('https://', '')}
            </a>
          </li>
          <li>{say('needApp')}</li>
          <li>
            {say('needToken')}
            {scopes.length > 0 && (
              <span class={styles.scopes} data-testid="scopes-of-calls">
                {say('needScopes')} <code class={common.mono}>{scopes.join(' ')}</code>
              </span>
            )}
          </li>
          <li>{say('needCopy')}</li>
        </ol>
      </details>
      <details data-testid="try-sandbox">
        <summary>{say('trySandbox')}</summary>
        <ol>
          <li>
            {say('sandboxRun')} <code class={`${common.mono} ${styles.command}`}>{SANDBOX_COMMAND}</code>
          </li>
          <li>{say('sandboxCopy')}</li>
          <li>{say('sandboxPaste')}</li>
        </ol>
      </details>
    </div>
  );
}

/** Needs what is known of the API: loaded for somebody who opens the steps. */
async function scopesSeen(): Promise<readonly string[]> {
  const [{ scopesOfCalls }, { requestsSeen }] = await Promise.all([
    import('./scopes-of-calls.ts'),
    import('../../storage/public/kept-calls-item.ts'),
  ]);
  return await scopesOfCalls(requestsSeen);
}
