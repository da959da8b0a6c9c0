import { visibleText } from '../../../../ui/language/visible-text.ts';

/** Foreign text in which what is looked for is marked. */
export function Marked({ text, wanted }: { text: string; wanted: string }) {
  return <bdi>{wanted === '' ? visibleText(text) : partsOf(visibleText(text), wanted)}</bdi>;
}

function partsOf(text: string, wanted: string) {
  const small = text.toLowerCase();
  const needle = wanted.toLowerCase();
  const parts = [];
  let done = 0;
  for (let at = small.indexOf(needle); at >= 0; at = small.indexOf(needle, done)) {
    parts.push(text.slice(done, at), <mark key={at}>{text.slice(at, at + needle.length)}</mark>);
    done = at + needle.length;
  }
  return [...parts, text.slice(done)];
}
