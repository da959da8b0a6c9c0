import { useEffect, useId, useState } from 'preact/hooks';
import { useLanguage } from '../../../ui/language/language.ts';
import { lazily } from '../../../ui/lazily.tsx';
import { isTyping } from '../filter/filter-field.tsx';
import { usePanel } from '../panel-context.ts';
import * as styles from './named-filters.module.css';
import { filterOfKey } from './named-filters.ts';

const CARD = lazily(async () => (await import('./named-filters-card.tsx')).NamedFiltersCard);

/** Opens the saved filters, whose code is loaded then. Their keys work anywhere except in another field. */
export function NamedFiltersButton() {
  const { say } = useLanguage();
  const { namedFilters, on } = usePanel();
  const id = useId();
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const filter = filterOfKey(namedFilters, event.key);
      if (!filter || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      on.settings({ filter: filter.text });
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, [namedFilters, on.settings]);
  return (
    <>
      <button
        type="button"
        class={styles.button}
        popovertarget={id}
        aria-label={say('namedFilters')}
        title={say('namedFilters')}
        data-testid="named-filters"
        onClick={() => setOpened(true)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M4 2h8v12l-4-3.2L4 14z" fill="none" stroke="currentColor" stroke-width="1.4" />
        </svg>
      </button>
      <div
        id={id}
        class={styles.card}
        popover="auto"
        role="dialog"
        tabIndex={0}
        aria-label={say('namedFilters')}
        data-testid="named-filters-card"
      >
        {opened && <CARD.Part />}
      </div>
    </>
  );
}
