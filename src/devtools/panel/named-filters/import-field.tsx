import { useState } from 'preact/hooks';
import type { NamedFilters } from '../../../storage/public/named-filters.ts';
import { dropped } from '../../../trace.ts';
import * as common from '../../../ui/common.module.css';
import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { ForeignText } from '../../../ui/parts/foreign-text.tsx';
import { usePanel } from '../panel-context.ts';
import { type FilterImport, readFilters, withFilters } from './import-filters.ts';
import * as styles from './named-filters.module.css';

/** Bytes; fifty filters take less. */
const MOST_BYTES = 1_000_000;

type Outcome =
  | { readonly is: 'asking'; readonly read: FilterImport }
  | { readonly is: 'done'; readonly added: number; readonly refused: number }
  | { readonly is: 'no filters' }
  | { readonly is: 'not stored' };

/** Reads filters from a file that this card wrote, and asks before it replaces one of the same name. */
export function ImportField() {
  const { say } = useLanguage();
  const { namedFilters, on } = usePanel();
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function read(file: File): Promise<void> {
    const text = file.size > MOST_BYTES ? '' : await file.text().catch(dropped('filters of a file', ''));
    const found = readFilters(text, namedFilters);
    if (found === null) setOutcome({ is: 'no filters' });
    else if (found.taken.length > 0) setOutcome({ is: 'asking', read: found });
    else await add(found, found.fresh);
  }

  async function add({ refused }: FilterImport, filters: NamedFilters): Promise<void> {
    const stored = filters.length === 0 || (await on.nameFilters((saved) => withFilters(saved, filters)));
    setOutcome(stored ? { is: 'done', added: filters.length, refused } : { is: 'not stored' });
  }

  return (
    <div class={styles.adding}>
      <label>
        {say('importFilters')}{' '}
        <input
          type="file"
          accept=".json,application/json"
          data-testid="import-filters"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) void read(file);
            // The same file again is a change, too.
            currentTarget.value = '';
          }}
        />
      </label>
      <div role="status" data-testid="filters-imported">
        {outcome && <Said outcome={outcome} add={(found, filters) => void add(found, filters)} />}
      </div>
    </div>
  );
}

interface SaidProps {
  readonly outcome: Outcome;
  readonly add: (read: FilterImport, filters: NamedFilters) => void;
}

function Said({ outcome, add }: SaidProps) {
  const language = useLanguage();
  const { say } = language;
  if (outcome.is === 'no filters') return <p class={common.error}>{say('importNoFilters')}</p>;
  if (outcome.is === 'not stored') return <p class={common.error}>{say('filterNotStored')}</p>;
  if (outcome.is === 'done') {
    return (
      <p>
        {count(language, 'importedFilters', outcome.added)}{' '}
        {outcome.refused > 0 && count(language, 'importRefused', outcome.refused)}
      </p>
    );
  }
  const { read } = outcome;
  return (
    <>
      <p>
        {say('importNamesTaken')} <ForeignText text={read.taken.map(({ name }) => name).join(', ')} />
      </p>
      <p class={styles.answers}>
        <button
          type="button"
          data-testid="import-replace"
          onClick={() => add(read, [...read.fresh, ...read.taken])}
        >
          {say('importReplace')}
        </button>
        <button type="button" data-testid="import-keep" onClick={() => add(read, read.fresh)}>
          {say('importKeep')}
        </button>
      </p>
    </>
  );
}
