import * as styles from './lifetime-bar.module.css';
import type { Tone } from './tone.ts';

/** The remaining part of a lifetime, 0 to 1. Hidden from screen readers, because the text beside it says the same. */
export function LifetimeBar({ left, tone }: { left: number; tone: Tone }) {
  const part = Math.min(1, Math.max(0, left));
  return (
    <svg
      class={styles.bar}
      data-tone={tone}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class={styles.rest} width="100" height="4" />
      <rect class={styles.left} width={part * 100} height="4" />
    </svg>
  );
}
