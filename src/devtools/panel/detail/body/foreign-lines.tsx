import { visibleLines } from '../../../../ui/language/visible-text.ts';

/** Foreign text of several lines: laid out as it is, nothing in it hidden. */
export function ForeignLines({ text }: { text: string }) {
  return <bdi>{visibleLines(text)}</bdi>;
}
