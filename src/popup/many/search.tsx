import type { SearchState } from '../../ui/hooks/use-search.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { TokenSearch } from '../../ui/parts/token-search.tsx';
import * as styles from './search.module.css';

interface SearchProps {
  readonly search: SearchState;
  readonly onArrange: () => void;
}

/** Above a long list: the field that searches it, and the button that orders it. */
export function Search({ search: { text, onText }, onArrange }: SearchProps) {
  const { say } = useLanguage();
  if (text === null) return null;
  return (
    <TokenSearch text={text} onText={onText} class={styles.search}>
      <button type="button" data-testid="arrange" onClick={onArrange}>
        {say('arrange')}
      </button>
    </TokenSearch>
  );
}
