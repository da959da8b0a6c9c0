import type { Tone } from './tone.ts';

/** How much of a lifetime is left, 0 to 1. The words beside it say the same, so it is hidden from screen readers. */
export function LifetimeBar({ left, tone }: { left: number; tone: Tone }) {
  const part = Math.min(1, Math.max(0, left));
  return (
    <svg class={`lifetime tone-${tone}`} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rest" width="100" height="4" />
      <rect class="left" width={part * 100} height="4" />
    </svg>
  );
}
