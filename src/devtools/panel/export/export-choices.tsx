import * as common from '../../../ui/common.module.css';
import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import * as styles from './export.module.css';

interface ExportChoicesProps {
  readonly scope: 'shown' | 'all';
  readonly personal: 'keep' | 'replace';
  /** whether the filter hides any call */
  readonly filtered: boolean;
  /** number of calls in the file for each scope */
  readonly amounts: Readonly<Record<'shown' | 'all', number>>;
  /** number of calls without an answer in the scope, and whether they are included */
  readonly failed: number;
  readonly withFailed: boolean;
  readonly onScope: (scope: 'shown' | 'all') => void;
  readonly onPersonal: (personal: 'keep' | 'replace') => void;
  readonly onFailed: (withFailed: boolean) => void;
}

const SCOPES = ['shown', 'all'] as const;

/** Which calls to export, if the filter hides any, and whether to include customer data and failed calls. */
export function ExportChoices(props: ExportChoicesProps) {
  const { scope, personal, filtered, amounts, onScope, onPersonal } = props;
  const language = useLanguage();
  const { say } = language;
  return (
    <>
      {!filtered ? (
        <p>{count(language, 'exportOf', amounts.all)}</p>
      ) : (
        <fieldset class={styles.scope}>
          <legend class={common.visuallyHidden}>{say('exportScope')}</legend>
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
      <FailedChoice {...props} />
      <label class={styles.choice}>
        <input
          type="checkbox"
          checked={personal === 'replace'}
          data-testid="export-personal"
          onChange={(event) => onPersonal(event.currentTarget.checked ? 'replace' : 'keep')}
        />
        <span>
          {say('exportPersonal')}{' '}
          <span class={`${common.muted} ${styles.why}`}>{say('exportPersonalHint')}</span>
        </span>
      </label>
    </>
  );
}

function FailedChoice({ failed, withFailed, onFailed }: ExportChoicesProps) {
  const language = useLanguage();
  if (failed === 0) return null;
  return (
    <label class={styles.choice}>
      <input
        type="checkbox"
        checked={withFailed}
        data-testid="export-failed"
        onChange={(event) => onFailed(event.currentTarget.checked)}
      />
      <span>
        {count(language, 'exportFailed', failed)}{' '}
        <span class={`${common.muted} ${styles.why}`}>{language.say('exportFailedHint')}</span>
      </span>
    </label>
  );
}
