import type { TargetedKeyboardEvent } from 'preact';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import * as iconStyles from '../../../ui/parts/icon-button.module.css';
import * as styles from './search-field.module.css';
import { type Matches, MOST_MATCHES } from './search-json.ts';

interface SearchFieldProps {
  readonly text: string;
  /** index of the current match */
  readonly at: number;
  readonly matches: Matches;
  readonly onText: (text: string) => void;
  /** to the next match (1) or the previous one (-1) */
  readonly onStep: (step: 1 | -1) => void;
}

/** The searched text, the number of matches, and buttons for the next and the previous one. */
export function SearchField({ text, at, matches, onText, onStep }: SearchFieldProps) {
  const { say } = useLanguage();
  const amount = matches.paths.length;

  function press(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && text !== '') onText('');
    else return;
    event.preventDefault();
  }

  return (
    <search class={styles.search}>
      <input
        type="search"
        aria-label={say('searchBody')}
        placeholder={say('searchBody')}
        value={text}
        autocomplete="off"
        spellcheck={false}
        data-testid="json-search"
        onInput={(event) => onText(event.currentTarget.value)}
        onKeyDown={press}
      />
      <span role="status" class={common.muted} data-testid="json-matches">
        {text !== '' && <Amount at={at} matches={matches} />}
      </span>
      <StepButton
        sign="↑"
        label={say('searchPrevious')}
        testId="json-previous"
        idle={amount === 0}
        onStep={() => onStep(-1)}
      />
      <StepButton
        sign="↓"
        label={say('searchNext')}
        testId="json-next"
        idle={amount === 0}
        onStep={() => onStep(1)}
      />
    </search>
  );
}

function Amount({ at, matches: { paths, complete } }: Pick<SearchFieldProps, 'at' | 'matches'>) {
  const { say, tag } = useLanguage();
  const number = new Intl.NumberFormat(tag);
  const { length } = paths;
  if (length === 0) return complete ? say('searchNothing') : '…';
  const all = `${number.format(length)}${length >= MOST_MATCHES ? '+' : ''}${complete ? '' : '…'}`;
  return say('searchCount', { at: number.format(at + 1), all });
}

interface StepButtonProps {
  readonly sign: string;
  readonly label: string;
  readonly testId: string;
  readonly idle: boolean;
  readonly onStep: () => void;
}

function StepButton({ sign, label, testId, idle, onStep }: StepButtonProps) {
  return (
    <button
      type="button"
      class={iconStyles.icon}
      aria-label={label}
      title={label}
      disabled={idle}
      data-testid={testId}
      onClick={onStep}
    >
      {sign}
    </button>
  );
}
