import { SHORE_APPS_PAGE } from '../../inventorum/contacts.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './first-run.module.css';

const SANDBOX_COMMAND = 'npm run sandbox';

/** The way to credentials for somebody who has none yet: through the dashboard, or with the sandbox. */
export function FirstSteps() {
  const { say } = useLanguage();
  return (
    <div class={styles.steps}>
      <details data-testid="need-credentials">
        <summary>{say('needCredentials')}</summary>
        <ol>
          <li>
            {say('needLogIn')}{' '}
            <a href={SHORE_APPS_PAGE} target="_blank" rel="noreferrer">
              {SHORE_APPS_PAGE.replace('https://', '')}
            </a>
          </li>
          <li>{say('needApp')}</li>
          <li>{say('needToken')}</li>
          <li>{say('needCopy')}</li>
        </ol>
      </details>
      <details data-testid="try-sandbox">
        <summary>{say('trySandbox')}</summary>
        <ol>
          <li>
            {say('sandboxRun')} <code class={common.mono}>{SANDBOX_COMMAND}</code>
          </li>
          <li>{say('sandboxCopy')}</li>
          <li>{say('sandboxPaste')}</li>
        </ol>
      </details>
    </div>
  );
}
