import { type ComparedRow, isDifference } from '../../../diagnosis/comparison/compared-row.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { ForeignText } from '../../../ui/parts/foreign-text.tsx';
import { ForeignLines } from '../detail/body.tsx';
import * as styles from './comparison-view.module.css';
import type { ComparedSection } from './sections-of.ts';

/** The rows of a comparison, by what they are about. */
export function ComparedSections({ sections }: { sections: readonly ComparedSection[] }) {
  return sections.map((section) => <Section key={section.heading} {...section} />);
}

function Section({ heading, rows, notes, more, differences }: ComparedSection) {
  const { say, tag } = useLanguage();
  return (
    <section data-testid="compared-section" data-heading={heading}>
      <h2 class={styles.heading}>{say(heading)}</h2>
      {notes.map((note) => (
        <p key={note} class={common.muted} data-testid="compared-note">
          {note}
        </p>
      ))}
      <ul>
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice, and new rows are appended.
          <Row key={i} row={row} isCounted={differences > 0} />
        ))}
      </ul>
      {more > 0 && (
        <p class={common.muted}>{say('comparedRest', { count: new Intl.NumberFormat(tag).format(more) })}</p>
      )}
    </section>
  );
}

export const KIND_WORDS: Readonly<Record<ComparedRow['kind'], PlainKey>> = {
  added: 'comparedAdded',
  removed: 'comparedRemoved',
  changed: 'comparedChanged',
  moved: 'comparedMoved',
  same: 'comparedSame',
};

/** Characters of a name. */
const LONGEST_NAME = 300;

/** `isCounted`: the keys lead to it if it tells a difference. */
function Row({ row, isCounted }: { row: ComparedRow; isCounted: boolean }) {
  const { say } = useLanguage();
  const { kind, name, before, after } = row;
  return (
    <li
      class={styles.row}
      tabIndex={-1}
      data-testid="compared-row"
      data-kind={kind}
      data-name={name}
      data-differs={(isCounted && isDifference(row)) || undefined}
    >
      <span class={styles.name}>
        <span class={styles.kind}>{say(KIND_WORDS[kind])}</span>{' '}
        {name === '' ? (
          say('comparedWhole')
        ) : (
          <span class={common.mono}>
            <ForeignText text={name} longest={LONGEST_NAME} />
          </span>
        )}
      </span>{' '}
      {before !== null && (
        <Value side="before" text={before} label={kind === 'same' ? null : say('comparedBefore')} />
      )}{' '}
      {after !== null && kind !== 'same' && <Value side="after" text={after} label={say('comparedAfter')} />}
    </li>
  );
}

interface ValueProps {
  readonly side: 'before' | 'after';
  readonly text: string;
  /** for screen readers; the place tells it to others */
  readonly label: string | null;
}

function Value({ side, text, label }: ValueProps) {
  return (
    <span class={`${styles.value} ${common.mono}`} data-side={side}>
      {label !== null && <span class={common.visuallyHidden}>{label} </span>}
      <ForeignLines text={text} />
    </span>
  );
}
