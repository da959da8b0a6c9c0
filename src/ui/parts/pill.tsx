import * as styles from './pill.module.css';
import type { Tone } from './tone.ts';

/** One or two words on a coloured background, which only repeats their meaning. */
export function Pill({ tone, text, testId }: { tone: Tone; text: string; testId: string }) {
  return (
    <span class={styles.pill} data-tone={tone} data-testid={testId}>
      {text}
    </span>
  );
}
