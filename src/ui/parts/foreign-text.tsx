import { visibleText } from '../language/visible-text.ts';

/** Text of a server or a page: rendered as text, with isolated direction and nothing hidden. */
export function ForeignText({ text, longest }: { text: string; longest?: number }) {
  return <bdi>{visibleText(text, longest)}</bdi>;
}
