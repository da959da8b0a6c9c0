import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';

interface ExportChoicesProps {
  readonly scope: 'shown' | 'all';
  readonly personal: 'keep' | 'replace';
  /** how many calls each scope has */
  readonly amounts: Readonly<Record<'shown' | 'all', number>>;
  readonly onScope: (scope: 'shown' | 'all') => void;
  readonly onPersonal: (personal: 'keep' | 'replace') => void;
}

const SCOPES = ['shown', 'all'] as const;

/** Which calls, where a filter makes a difference; and whether customers' data goes with them. */
export function ExportChoices({ scope, personal, amounts, onScope, onPersonal }: ExportChoicesProps) {
  const language = useLanguage();
  const { say } = language;
  return (
    <>
      {amounts.shown === amounts.all ? (
        <p>{count(language, 'exportOf', amounts.all)}</p>
      ) : (
        <fieldset class="export-scope">
          <legend class="visually-hidden">{say('exportScope')}</legend>
          {SCOPES.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="export-scope"
                checked={scope === each}
                data-testid={`export-${each}`}
                onChange={() => onScope(each)}
              />
              {count(language, each === 'shown' ? 'exportShown' : 'exportAll', amounts[each])}
            </label>
          ))}
        </fieldset>
      )}
      <label class="export-personal">
        <input
          type="checkbox"
          checked={personal === 'replace'}
          data-testid="export-personal"
          onChange={(event) => onPersonal(event.currentTarget.checked ? 'replace' : 'keep')}
        />
        <span>
          {say('exportPersonal')} <span class="muted">{say('exportPersonalHint')}</span>
        </span>
      </label>
    </>
  );
}
