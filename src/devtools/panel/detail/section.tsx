import type { ComponentChildren } from 'preact';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { type SectionName, usePanel } from '../panel-context.ts';
import * as styles from './section.module.css';

interface SectionProps {
  readonly name: SectionName;
  readonly heading: PlainKey;
  /** number beside the title */
  readonly amount?: number;
  readonly children: ComponentChildren;
}

export function Section({ name, heading, amount, children }: SectionProps) {
  const { say, tag } = useLanguage();
  const { detail, on } = usePanel();
  const isOpen = !detail.folded.includes(name);
  return (
    <details
      class={styles.section}
      open={isOpen}
      data-testid={`section-${name}`}
      onToggle={({ currentTarget: { open } }) => {
        if (open === isOpen) return;
        const others = detail.folded.filter((each) => each !== name);
        on.detail({ folded: open ? others : [...others, name] });
      }}
    >
      <summary>
        <h2>
          {say(heading)}
          {amount !== undefined && (
            <span class={`${common.muted} ${styles.amount}`}>
              {' '}
              {new Intl.NumberFormat(tag).format(amount)}
            </span>
          )}
        </h2>
      </summary>
      {children}
    </details>
  );
}
