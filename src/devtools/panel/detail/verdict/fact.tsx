import type { ComponentChildren } from 'preact';

/** One line of a card: a name and what is known under it. */
export function Fact(props: { label: string; testId: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd data-testid={props.testId}>{props.children}</dd>
    </>
  );
}
