import { useLayoutEffect } from 'preact/hooks';
import { useLanguage } from '../../../ui/language/language.ts';
import { lazily } from '../../../ui/lazily.tsx';
import { isTyping } from '../filter/filter-field.tsx';
import { PopoverButton } from '../frame/popover-button.tsx';
import { usePanel } from '../panel-context.ts';
import * as styles from './named-filters.module.css';
import { filterOfKey } from './named-filters.ts';

const CARD = lazily(async () => (await import('./named-filters-card.tsx')).NamedFiltersCard);

/** Opens the saved filters, whose code is loaded then. Their keys work anywhere except in another field. */
export function NamedFiltersButton() {
  const { say } = useLanguage();
  const { namedFilters, on } = usePanel();
  useLayoutEffect(() => {
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
    <PopoverButton
      name={say('namedFilters')}
      testId="named-filters"
      icon="M4 2h8v12l-4-3.2L4 14z"
      button={styles.button}
      card={styles.card}
    >
      <CARD.Part />
    </PopoverButton>
  );
}
