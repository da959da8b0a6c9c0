import { expect, test } from 'vitest';
import { hiddenFrom } from './hidden-from.ts';

const API = 'https://app.inventorum.com';
const SHOP = 'http://localhost:5173';

type Headers = Readonly<Record<string, string>>;

function header(headers: Headers): (name: string) => string | null {
  return (name) => headers[name] ?? null;
}

test.each<[string, string | null, Headers, Headers, string | null]>([
  ['a fetch across origins without CORS headers', SHOP, { 'sec-fetch-mode': 'cors' }, {}, SHOP],
  ['its answer is for another origin', SHOP, { 'sec-fetch-mode': 'cors' }, allow('https://shop.test'), SHOP],
  ['its preflight stopped it', SHOP, { origin: SHOP }, {}, SHOP],
  ['it is let in', SHOP, { 'sec-fetch-mode': 'cors' }, allow(SHOP), null],
  ['everybody is let in', SHOP, { 'sec-fetch-mode': 'cors' }, allow('*'), null],
  ['a page of the API itself', API, { 'sec-fetch-mode': 'cors' }, {}, null],
  ['an image, which no page reads', SHOP, { 'sec-fetch-mode': 'no-cors' }, {}, null],
  ['an opened address', null, { 'sec-fetch-mode': 'navigate' }, {}, null],
])('%s', (_name, initiator, sent, received, expected) => {
  expect(hiddenFrom(initiator, { origin: API, sent: header(sent), received: header(received) })).toBe(
    expected,
  );
});

function allow(origin: string): Headers {
  return { 'access-control-allow-origin': origin };
}
