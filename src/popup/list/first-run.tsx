import { SHORE_APPS_PAGE } from '../../inventorum/contacts.ts';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './first-run.module.css';

/** Shown in place of the list before the first credentials are saved. */
export function FirstRun({ host }: { host: string }) {
  const { say } = useLanguage();
  return (
    <section class={styles.firstRun} data-testid="first-run">
      <h2>{say('firstRunTitle')}</h2>
      <p>{say('firstRunText', { host })}</p>
      <p class={common.muted}>{say('firstRunWhere')}</p>
      <p>
        <a href={SHORE_APPS_PAGE} target="_blank" rel="noreferrer">
          {SHORE_APPS_PAGE.replace('https://', '')}
        </a>
      </p>
    </section>
  );
}
