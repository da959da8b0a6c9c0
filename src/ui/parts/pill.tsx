import type { Tone } from './tone.ts';

/** One or two words on a coloured background, which only repeats their meaning. */
export function Pill({ tone, text, testId }: { tone: Tone; text: string; testId: string }) {
  return (
    <span class={`pill tone-${tone}`} data-testid={testId}>
      {text}
    </span>
  );
}
