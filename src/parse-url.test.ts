import { expect, test } from 'vitest';
import { decodeHarEntry } from './diagnosis/exchange/decode-har.ts';
import { harEntry } from './diagnosis/har/har-entry.ts';
import { parsePageAddress } from './injection/parse-page-address.ts';
import { parseEnvironmentOrigin } from './inventorum/parse-environment-origin.ts';
import { parseUrl } from './parse-url.ts';

test.each([
  ['https://läden.test/ä?q=ß', undefined, 'https://xn--lden-loa.test/%C3%A4?q=%C3%9F'],
  ['/ä', 'https://läden.test/', 'https://xn--lden-loa.test/%C3%A4'],
  ['mailto:a@example.com', undefined, 'mailto:a@example.com'],
  ['läden.test', undefined, undefined],
  ['/ä', undefined, undefined],
  ['https://[', 'https://läden.test/', undefined],
  ['', undefined, undefined],
])('%s from %s is %s', (text, base, href) => {
  expect(parseUrl(text, base)?.href).toBe(href);
});

/** `URL.canParse` answered the first 4,500 calls correctly. */
const CALLS = 20_000;
const LATIN_1 = 'https://läden.test/';
const ENTRY = {
  request: { method: 'GET', url: LATIN_1, headers: [] },
  response: { status: 200, headers: [] },
};

test.each<[string, () => unknown]>([
  ['an address', () => parseUrl(LATIN_1)],
  ['an address relative to another', () => parseUrl('/ä', LATIN_1)],
  ["a page's address", () => parsePageAddress(LATIN_1)],
  ['an environment', () => ('origin' in parseEnvironmentOrigin(LATIN_1) ? true : null)],
  ['a call', () => decodeHarEntry(ENTRY, { tabId: 1 })],
  ["an export's entry", () => harEntry(ENTRY, { kind: 'left out', comment: 'none' })],
])('%s with Latin-1 letters is still read after 20,000 calls', (_what, read) => {
  let refused = 0;
  for (let call = 0; call < CALLS; call += 1) refused += read() ? 0 : 1;
  expect(refused).toBe(0);
});
