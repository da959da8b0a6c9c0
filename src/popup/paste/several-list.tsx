import * as common from '../../ui/common.module.css';
import { type Language, useLanguage } from '../../ui/language/language.ts';
import { ForeignText } from '../../ui/parts/foreign-text.tsx';
import { LinkButton } from '../../ui/parts/link-button.tsx';
import type { SeveralRow } from './plan-several.ts';
import * as styles from './several-list.module.css';

interface SeveralListProps {
  readonly rows: readonly SeveralRow[];
  readonly isChosen: (row: SeveralRow) => boolean;
  /** the last characters of a draft's refresh token; empty: none may be shown */
  readonly tailOf: (index: number) => string;
  readonly onTurn: (index: number, isOn: boolean) => void;
  readonly onOne: (index: number) => void;
}

/** The apps of a text, each to be chosen, or to be completed in the form. */
export function SeveralList({ rows, isChosen, tailOf, onTurn, onOne }: SeveralListProps) {
  const language = useLanguage();
  const { say } = language;
  return (
    <ul class={styles.rows}>
      {rows.map((row) => (
        <li key={row.index} class={styles.row} data-testid="several-row" data-state={row.state}>
          <label>
            <input
              type="checkbox"
              checked={isChosen(row)}
              disabled={row.item === null}
              onChange={(event) => onTurn(row.index, event.currentTarget.checked)}
            />
            <span>
              <b>
                <ForeignText text={row.label} longest={80} />
              </b>{' '}
              <span class={common.muted}>{detailsOf(row, tailOf(row.index), language)}</span>
            </span>
          </label>
          {row.state === 'not whole' && (
            <LinkButton
              text={say('severalOpen')}
              label={say('severalOpenNamed', { name: row.label })}
              testId="several-open"
              onClick={() => onOne(row.index)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

const STATE = {
  new: null,
  'new token': 'severalNewToken',
  saved: 'severalSaved',
  'not whole': 'severalNotWhole',
} as const;

function detailsOf({ environment, state }: SeveralRow, tail: string, { say }: Language): string {
  const token = tail === '' ? [] : [say('severalToken', { tail })];
  const said = STATE[state];
  return [environment.name, ...token, ...(said ? [say(said)] : [])].join(' · ');
}
