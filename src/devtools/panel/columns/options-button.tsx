import { useId, useState } from 'preact/hooks';
import { useLanguage } from '../../../ui/language/language.ts';
import { lazily } from '../../../ui/lazily.tsx';
import * as styles from './list-options.module.css';

const OPTIONS = lazily(async () => (await import('./list-options.tsx')).ListOptions);

/** Opens the choice of columns and order; its code is loaded then. */
export function OptionsButton() {
  const { say } = useLanguage();
  const id = useId();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button
        type="button"
        class={styles.button}
        popovertarget={id}
        aria-label={say('listOptions')}
        title={say('listOptions')}
        data-testid="list-options"
        onClick={() => setOpened(true)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path
            d="M2 4h12M2 8h12M2 12h12M5 2.5v3M11 6.5v3M6 10.5v3"
            fill="none"
            stroke="currentColor"
            stroke-width="1.4"
          />
        </svg>
      </button>
      <div
        id={id}
        class={styles.options}
        popover="auto"
        role="dialog"
        tabIndex={0}
        aria-label={say('listOptions')}
        data-testid="list-options-card"
      >
        {opened && <OPTIONS.Part />}
      </div>
    </>
  );
}
