import { at } from '../arrangements.ts';
import type { VerdictRow } from '../verdict-row.ts';
import { API, SHOP, type World } from '../world.ts';

const NO_ANSWER = {
  verdict: 'no answer',
  title: 'No answer reached the page',
  pill: 'no answer',
} as const;

/** Firefox reports no cause. */
const UNTOLD = {
  firefox: {
    says: { 'next-steps': /The network failed, the call was cancelled, or the browser hid the answer/ },
  },
} as const;

const JSON_TYPE = { 'Content-Type': 'application/json' } as const;

/** The request of an image of the page. */
async function showImage({ tab }: World, target: string): Promise<void> {
  await tab.evaluate(
    (address) =>
      new Promise<null>((resolve) => {
        const image = new Image();
        image.onload = image.onerror = () => resolve(null);
        image.src = address;
      }),
    API + target,
  );
}

/** Calls whose answer never reached the page. */
export const NETWORK_ROWS: readonly VerdictRow[] = [
  {
    ...NO_ANSWER,
    what: 'the connection was reset',
    fault: { kind: 'reset' },
    german: 'Die Seite erhielt keine Antwort',
    says: { 'server-says': '–', 'next-steps': 'The connection failed or broke off.' },
    differs: UNTOLD,
  },
  {
    what: 'the connection ended inside the body of a good answer',
    verdict: 'broke off',
    fault: { kind: 'truncate', bytes: 20, afterMs: 300 },
    title: 'The answer broke off before its end',
    german: 'Die Antwort brach vor ihrem Ende ab',
    pill: 'broke off',
    says: { 'server-says': '200', 'next-steps': /The server has done its work: check before repeating/ },
  },
  {
    what: 'the connection ended inside a refusal: not said to be something that nobody saw',
    verdict: 'forbidden',
    call: { method: 'POST', body: { name: 'Tea' } },
    fault: { kind: 'truncate', bytes: 20, afterMs: 300 },
    title: 'The server forbids this call',
    pill: 'forbidden',
    says: {
      'server-says': '403',
      'next-steps': /the answer could not be read/i,
      notices: /The body of this answer broke off/,
    },
  },
  {
    ...NO_ANSWER,
    what: 'the connection ended without an answer',
    fault: { kind: 'drop' },
    says: { 'next-steps': 'The connection failed or broke off.' },
    differs: UNTOLD,
  },
  {
    ...NO_ANSWER,
    what: 'nobody listens there',
    call: ({ closedOrigin }) => ({ url: `${closedOrigin}/api/products/` }),
    says: { 'next-steps': 'The connection failed or broke off.' },
    differs: UNTOLD,
  },
  {
    ...NO_ANSWER,
    what: 'the page cancelled the call',
    call: { cancelAfter: 200 },
    fault: { kind: 'delay', ms: 1000 },
    says: { 'next-steps': 'The page cancelled the call, or was left while it was under way.' },
    differs: UNTOLD,
  },
  {
    ...NO_ANSWER,
    what: 'the connection was reset while a page of another origin asked: not CORS',
    ...at(`${SHOP}/`),
    call: { url: `${API}/api/products/` },
    fault: { kind: 'reset' },
    says: { 'next-steps': 'The connection failed or broke off.' },
    differs: UNTOLD,
  },
  {
    what: 'the browser hides the answer from a page of another origin (CORS)',
    verdict: 'hidden',
    ...at(`${SHOP}/`),
    call: { url: `${API}/api/products/` },
    title: 'The browser hides this answer from the page (CORS)',
    german: 'Der Browser verbirgt diese Antwort vor der Seite (CORS)',
    pill: 'answer hidden',
    says: {
      'sent-with': /^Warehouse sync /,
      'next-steps':
        /no CORS headers for https:\/\/shop\.test.*Let pages of https:\/\/shop\.test read answers/s,
    },
  },
  {
    what: 'a write of another origin whose preflight is not answered as CORS asks',
    verdict: 'hidden',
    ...at(`${SHOP}/`),
    call: { url: `${API}/api/products/`, method: 'PUT', body: {} },
    // Its preflight has a row of its own, which Firefox lists last.
    title: /^The browser (did not send this call|hides this answer from the page) \(CORS\)$/,
    pill: 'answer hidden',
    says: {
      'next-steps': /preflight \(OPTIONS\) probably does not allow|no CORS headers for https:\/\/shop\.test/,
    },
  },
  ...(
    [
      ['joined', 'https://shop.test, https://shop.test', /names several origins/],
      ['ended by a slash', 'https://shop.test/', /ends with a slash/],
      ['for another origin', 'https://other.test', /names another origin than https:\/\/shop\.test/],
    ] as const
  ).map(
    ([what, value, why]): VerdictRow => ({
      what: `an answer whose Access-Control-Allow-Origin is ${what}`,
      verdict: 'hidden',
      ...at(`${SHOP}/`),
      call: { url: `${API}/api/products/` },
      fault: { kind: 'answer', status: 200, headers: { 'Access-Control-Allow-Origin': value }, body: {} },
      title: 'The browser hides this answer from the page (CORS)',
      pill: 'answer hidden',
      says: { 'next-steps': why },
    }),
  ),
  ...(
    [
      ['JSON for an image of another origin', {}, /Opaque Response Blocking/],
      [
        'what its server gives no other origin',
        { 'Cross-Origin-Resource-Policy': 'same-origin' },
        /Resource-Policy/,
      ],
    ] as const
  ).map(
    ([what, headers, why]): VerdictRow => ({
      what,
      verdict: 'hidden',
      ...at(`${SHOP}/`),
      make: showImage,
      fault: { kind: 'answer', status: 200, headers: { ...JSON_TYPE, ...headers }, body: { name: 'Tea' } },
      title: 'The browser keeps this answer from the page',
      german: 'Der Browser gibt diese Antwort nicht an die Seite',
      pill: 'answer hidden',
      says: { 'next-steps': why },
      differs: {
        firefox: {
          title: 'The page got nothing of this answer',
          german: 'Die Seite hat von dieser Antwort nichts erhalten',
          says: { 'next-steps': /The browser does not tell why/ },
        },
      },
    }),
  ),
  {
    what: 'a method in small letters',
    verdict: 'method case',
    call: { method: 'patch', body: {} },
    title: 'The method was sent as “patch”, which is no known method',
    german: 'Gesendet wurde die Methode „patch“, die es nicht gibt',
    pill: 'method case',
    says: { 'next-steps': /Write PATCH in the call\./ },
  },
];
