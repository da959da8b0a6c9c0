import type { ComponentProps } from 'preact';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './first-run.module.css';
import { FirstSteps } from './first-steps.tsx';

/** In place of the list before the first credentials are saved. */
export function FirstRun(props: ComponentProps<typeof FirstSteps>) {
  const { say } = useLanguage();
  return (
    <section class={styles.firstRun} data-testid="first-run">
      <h2>{say('firstRunTitle')}</h2>
      <FirstSteps {...props} />
    </section>
  );
}
