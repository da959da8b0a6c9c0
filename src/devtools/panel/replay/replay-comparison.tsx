import { useLayoutEffect, useRef } from 'preact/hooks';
import { useLanguage } from '../../../ui/language/language.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { ComparedCalls } from '../comparison/compared-calls.tsx';
import { usePanel } from '../panel-context.ts';
import * as styles from './replay-comparison.module.css';

/** The outcome of a replay beside that of the original call, and what differs; nothing before a replay. */
export function ReplayComparison({ original }: { original: DiagnosedCall }) {
  const { say } = useLanguage();
  const { replays, calls, elements } = usePanel();
  const attempt = replays.attempts.get(original.key);
  const replay = attempt?.state === 'sent' ? calls.find(({ key }) => key === attempt.key) : undefined;
  const section = useRef<HTMLElement>(null);
  const known = useRef(replay?.key);
  useLayoutEffect(() => {
    if (known.current === replay?.key) return;
    known.current = replay?.key;
    bringIntoSight(section.current, elements.tabContent.current);
  });
  if (!replay) return null;
  return (
    <section
      ref={section}
      class={styles.comparison}
      aria-label={say('comparison')}
      aria-live="off"
      data-testid="comparison"
    >
      <ComparedCalls
        before={{ call: original, title: say('original'), testId: 'original' }}
        after={{ call: replay, title: say('replay'), testId: 'replay', opens: true }}
      />
    </section>
  );
}

/** Space for the status line above. */
const MARGIN = 40;

/** Scrolls only the pane: the panel is a frame, and its surroundings must not move. */
function bringIntoSight(element: HTMLElement | null, pane: HTMLElement | null): void {
  if (!element || !pane) return;
  const below = element.getBoundingClientRect().top - pane.getBoundingClientRect().top - MARGIN;
  pane.scrollTop += Math.max(0, below);
}
