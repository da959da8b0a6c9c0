import { useLanguage } from '../../../ui/language/language.ts';
import { lazily } from '../../../ui/lazily.tsx';
import { PopoverButton } from '../frame/popover-button.tsx';
import * as styles from './list-options.module.css';

const OPTIONS = lazily(async () => (await import('./list-options.tsx')).ListOptions);

/** Opens the choice of columns and order; its code is loaded then. */
export function OptionsButton() {
  const { say } = useLanguage();
  return (
    <PopoverButton
      name={say('listOptions')}
      testId="list-options"
      icon="M2 4h12M2 8h12M2 12h12M5 2.5v3M11 6.5v3M6 10.5v3"
      button={styles.button}
      card={styles.options}
    >
      <OPTIONS.Part />
    </PopoverButton>
  );
}
