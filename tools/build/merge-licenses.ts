import type { Rolldown } from 'vite';

/** The list that vite writes for each build, in the extension's folder. */
export const LICENSES = 'THIRD-PARTY-LICENSES.md';

/** Adds what another build has bundled to the list of this one. Only once vite has written it: in an order 'post'. */
export function mergeLicenses(bundle: Rolldown.OutputBundle, ofOther: string): void {
  const list = bundle[LICENSES];
  if (list?.type === 'asset') list.source = merged(String(list.source), ofOther);
}

/** Both lists as one: a heading for each library, sorted. */
function merged(one: string, other: string): string {
  const [head = '', ...ofOne] = one.split(/^(?=## )/m);
  const [, ...ofOther] = other.split(/^(?=## )/m);
  const all = new Map([...ofOne, ...ofOther].map((text) => [text.split('\n', 1)[0], `${text.trimEnd()}\n`]));
  const sorted = [...all].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)).map(([, text]) => text);
  return [head, ...sorted].join('\n').replace(/\n{3,}##/g, '\n\n##');
}
