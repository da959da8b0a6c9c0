import { useRef, useState } from 'preact/hooks';
import { type ComparedRow, isDifference } from '../../../diagnosis/comparison/compared-row.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { CopyButton } from '../../../ui/parts/copy-button.tsx';
import * as bodyStyles from '../detail/body.module.css';
import * as segmentStyles from '../detail/segments.module.css';
import { usePanel } from '../panel-context.ts';
import { ComparedSections } from './compared-sections.tsx';
import { comparisonText } from './comparison-text.ts';
import * as styles from './comparison-view.module.css';
import type { ComparedSection } from './sections-of.ts';
import { type ComparedPair, useComparison } from './use-comparison.ts';
import { useDifferenceKeys } from './use-difference-keys.ts';

/** What differs between two calls, or all of them; without secrets. */
export function ComparisonView({ pair }: { pair: ComparedPair }) {
  const { say } = useLanguage();
  const { detail } = usePanel();
  const comparison = useComparison(pair, detail.comparedAll);
  switch (comparison.state) {
    case 'shown':
      return <Shown pair={pair} sections={comparison.sections} />;
    case 'reading':
      return (
        <p class={common.muted} aria-busy="true" data-testid="comparing">
          {say('comparing')}
        </p>
      );
    case 'nothing':
      return <p data-testid="comparison-nothing">{say('nothingKept')}</p>;
    case 'failed':
      return <p data-testid="comparison-failed">{say('comparisonFailed')}</p>;
    case 'no answer':
      return (
        <>
          <p data-testid="comparison-not-shown">{say('notShown')}</p>
          <p>
            <button type="button" data-testid="compare-again" onClick={comparison.again}>
              {say('tryAgain')}
            </button>
          </p>
        </>
      );
  }
}

/** Rows that are rendered at once: more would make the panel slow. */
const PART = 200;

function Shown({ pair, sections }: { pair: ComparedPair; sections: readonly ComparedSection[] }) {
  const language = useLanguage();
  const { say } = language;
  const { detail } = usePanel();
  const [most, setMost] = useState(PART);
  const whole = useRef<HTMLElement>(null);
  const chosen = sections.map((each) => ({
    ...each,
    rows: detail.comparedAll ? each.rows : each.rows.filter(isDifference),
  }));
  const length = chosen.reduce((sum, { rows }) => sum + rows.length, 0);
  const differences = sections.reduce((sum, each) => sum + each.differences, 0);
  const go = useDifferenceKeys(whole, length > most ? () => setMost(most + PART) : null);
  return (
    <section ref={whole} class={styles.comparison} aria-label={say('tabCompare')} data-testid="differences">
      <div class={bodyStyles.bar}>
        <span role="status" class={styles.amount} data-testid="difference-count">
          {differences === 0 ? say('noDifferences') : count(language, 'differences', differences)}
        </span>
        <RowsChoice />
        <button type="button" data-testid="previous-difference" onClick={() => go(-1)}>
          {say('previousDifference')}
        </button>
        <button type="button" data-testid="next-difference" onClick={() => go(1)}>
          {say('nextDifference')}
        </button>
        <CopyButton
          label={say('copyComparison')}
          testId="copy-comparison"
          text={() => comparisonText(language, pair, chosen)}
        />
      </div>
      <ComparedSections sections={firstRows(chosen, most)} />
      {length > most && <MoreRows shown={most} all={length} onMore={() => setMost(most + PART)} />}
    </section>
  );
}

function MoreRows({ shown, all, onMore }: { shown: number; all: number; onMore: () => void }) {
  const { say, tag } = useLanguage();
  const number = new Intl.NumberFormat(tag);
  return (
    <p>
      <button type="button" data-testid="compared-more" onClick={onMore}>
        {say('comparedMoreRows', { shown: number.format(shown), all: number.format(all) })}
      </button>
    </p>
  );
}

const CHOICES: readonly (readonly [all: boolean, PlainKey])[] = [
  [false, 'comparedDifferences'],
  [true, 'comparedAll'],
];

function RowsChoice() {
  const { say } = useLanguage();
  const { detail, on } = usePanel();
  return (
    <fieldset class={segmentStyles.segments} aria-label={say('comparedRows')}>
      {CHOICES.map(([all, label]) => (
        <button
          key={label}
          type="button"
          aria-pressed={detail.comparedAll === all}
          data-testid={all ? 'compared-all' : 'compared-differences'}
          onClick={() => on.detail({ comparedAll: all })}
        >
          {say(label)}
        </button>
      ))}
    </fieldset>
  );
}

/** The sections with at most so many rows in all; those without a row and a note are left out. */
function firstRows(sections: readonly ComparedSection[], most: number): readonly ComparedSection[] {
  let left = most;
  return sections.flatMap((section) => {
    const rows: readonly ComparedRow[] = section.rows.slice(0, left);
    left -= rows.length;
    return rows.length === 0 && section.notes.length === 0 ? [] : [{ ...section, rows }];
  });
}
