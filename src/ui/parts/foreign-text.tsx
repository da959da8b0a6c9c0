import { visibleText } from '../language/visible-text.ts';

/** Text that a server or a page wrote: drawn as text, its direction kept to itself, nothing in it hidden. */
export function ForeignText({ text, longest }: { text: string; longest?: number }) {
  return <bdi>{visibleText(text, longest)}</bdi>;
}
