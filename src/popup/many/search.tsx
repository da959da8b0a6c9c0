import { useState } from 'preact/hooks';
import type { Status } from '../../storage/public/status.ts';
import { useLanguage } from '../../ui/language/language.ts';
import * as styles from './search.module.css';

/** Fewer token sets are found by looking. */
const MANY = 8;

interface SearchState {
  /** as typed; null: there are too few token sets to search */
  readonly text: string | null;
  /** none: nothing is searched */
  readonly words: readonly string[];
  readonly onText: (text: string) => void;
}

/** What is searched in the list, until the popup closes. */
export function useSearch({ apps }: Status): SearchState {
  const [text, onText] = useState('');
  const isMany = apps.reduce((sum, { tokenSets }) => sum + tokenSets.length, 0) >= MANY;
  const words = isMany ? text.split(/\s+/).filter((word) => word !== '') : [];
  return { text: isMany ? text : null, words, onText };
}

interface SearchProps {
  readonly search: SearchState;
  readonly onArrange: () => void;
}

/** Above a long list: the field that searches it, and the button that orders it. */
export function Search({ search: { text, onText }, onArrange }: SearchProps) {
  const { say } = useLanguage();
  if (text === null) return null;
  return (
    <search class={styles.search}>
      <input
        type="search"
        data-testid="search"
        aria-label={say('tokenSearch')}
        placeholder={say('tokenSearchHint')}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
      />
      <button type="button" data-testid="arrange" onClick={onArrange}>
        {say('arrange')}
      </button>
    </search>
  );
}
