import { useState } from 'preact/hooks';
import type { PlainKey } from '../../../messages/messages.ts';
import type { NamedFilter } from '../../../storage/public/named-filters.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { saveFile } from '../export/save-file.ts';
import { usePanel } from '../panel-context.ts';
import { ImportField } from './import-field.tsx';
import * as styles from './named-filters.module.css';
import {
  LONGEST_NAME,
  type NamingProblem,
  namingProblem,
  withFilter,
  withoutFilter,
} from './named-filters.ts';

/** The saved filters, and the form that saves the current one. */
export function NamedFiltersCard() {
  const { say } = useLanguage();
  const { namedFilters } = usePanel();
  return (
    <>
      {namedFilters.length === 0 ? (
        <p class={common.muted}>{say('noNamedFilters')}</p>
      ) : (
        <ol>
          {namedFilters.map((filter, index) => (
            <Line key={filter.name} filter={filter} index={index} />
          ))}
        </ol>
      )}
      <SaveForm />
      {namedFilters.length > 0 && (
        <button
          type="button"
          data-testid="export-filters"
          onClick={() =>
            saveFile([JSON.stringify({ filters: namedFilters }, null, 2)], 'inventorum-filters.json')
          }
        >
          {say('exportFilters')}
        </button>
      )}
      <ImportField />
    </>
  );
}

/** How many have a key. */
const KEYS = 9;

function Line({ filter, index }: { filter: NamedFilter; index: number }) {
  const { say } = useLanguage();
  const { on } = usePanel();
  return (
    <li>
      <kbd class={common.muted}>{index < KEYS ? index + 1 : ''}</kbd>
      <button
        type="button"
        class={`${common.quiet} ${styles.use}`}
        title={filter.text}
        data-testid="use-filter"
        onClick={() => on.settings({ filter: filter.text })}
      >
        <bdi>{filter.name}</bdi>
      </button>
      <button
        type="button"
        class={common.quiet}
        aria-label={say('removeFilter', { name: filter.name })}
        data-testid="remove-filter"
        onClick={() => void on.nameFilters((filters) => withoutFilter(filters, filter.name))}
      >
        ✕
      </button>
    </li>
  );
}

const PROBLEMS: Readonly<Record<NamingProblem, PlainKey>> = {
  'no filter': 'filterNeeded',
  'no name': 'filterNameNeeded',
  'may be secret': 'filterMayBeSecret',
  'too many': 'filtersTooMany',
  used: 'filterNameUsed',
};

function SaveForm() {
  const { say } = useLanguage();
  const { namedFilters, settings, on } = usePanel();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<NamingProblem | 'not saved' | null>(null);
  const asked = { name, text: settings.filter };

  async function save(isReplacing: boolean): Promise<void> {
    const found = namingProblem(asked, namedFilters);
    if (found !== null && !(isReplacing && found === 'used')) {
      setProblem(found);
      return;
    }
    const saved = await on.nameFilters((filters) => withFilter(filters, asked));
    setProblem(saved ? null : 'not saved');
    if (saved) setName('');
  }

  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
    >
      <label>
        {say('filterName')}
        <input
          type="text"
          maxLength={LONGEST_NAME}
          autocomplete="off"
          data-testid="filter-name"
          value={name}
          onInput={({ currentTarget }) => {
            setName(currentTarget.value);
            setProblem(null);
          }}
        />
      </label>
      <button type="submit" class={common.primary} data-testid="save-filter">
        {say('saveFilter')}
      </button>
      <p role="status" class={common.error} data-testid="filter-not-saved">
        {problem !== null && say(problem === 'not saved' ? 'filterNotStored' : PROBLEMS[problem])}
        {problem === 'used' && (
          <button type="button" data-testid="replace-filter" onClick={() => void save(true)}>
            {say('replaceFilter')}
          </button>
        )}
      </p>
    </form>
  );
}
