import type { Tone } from './tone.ts';

/** One word or two on a soft ground; the words alone say it, the colour repeats it. */
export function Pill({ tone, text, testId }: { tone: Tone; text: string; testId: string }) {
  return (
    <span class={`pill tone-${tone}`} data-testid={testId}>
      {text}
    </span>
  );
}
