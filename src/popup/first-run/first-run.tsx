import { useLanguage } from '../../ui/language/language.ts';
import { FirstSteps } from '../forms.ts';
import * as styles from './first-run.module.css';

/** Shown in place of the list before the first credentials are saved. */
export function FirstRun({ host }: { host: string }) {
  const { say } = useLanguage();
  return (
    <section class={styles.firstRun} data-testid="first-run">
      <h2>{say('firstRunTitle')}</h2>
      <p>{say('firstRunText', { host })}</p>
      <FirstSteps />
    </section>
  );
}
