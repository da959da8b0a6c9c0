import { describe, expect, test } from 'vitest';
import { type HiddenBecause, hiddenFrom } from './hidden-from.ts';

const API = 'https://app.inventorum.com';
const SHOP = 'http://localhost:5173';

type Headers = Readonly<Record<string, string>>;
type Facts = Parameters<typeof hiddenFrom>[1];

function facts(sent: Headers, changes: Partial<Facts> = {}): Facts {
  return {
    origin: API,
    method: 'GET',
    status: 200,
    sent: (name) => sent[name] ?? null,
    allowed: [],
    allowsCookies: false,
    resourceType: null,
    netError: undefined,
    unseen: false,
    ...changes,
  };
}

const CORS = { 'sec-fetch-mode': 'cors' } as const;

describe('by the headers alone', () => {
  test.each<[string, string | null, Headers, readonly string[], HiddenBecause | null]>([
    ['a fetch across origins without CORS headers', SHOP, CORS, [], 'no header'],
    ['its answer is for another origin', SHOP, CORS, ['https://shop.test'], 'another origin'],
    ['for another port of its host', SHOP, CORS, ['http://localhost:8080'], 'another origin'],
    ['for no origin', SHOP, CORS, ['null'], 'another origin'],
    ['for its origin in capitals', SHOP, CORS, ['HTTP://LOCALHOST:5173'], 'another origin'],
    ['two headers', SHOP, CORS, [SHOP, SHOP], 'several headers'],
    ['two headers, one for everybody', SHOP, CORS, ['*', SHOP], 'several headers'],
    ['a joined header', SHOP, CORS, [`${SHOP}, ${SHOP}`], 'list'],
    ['a header that ends with a slash', SHOP, CORS, [`${SHOP}/`], 'final slash'],
    ['its origin', SHOP, { origin: SHOP }, [], 'no header'],
    ['it asks as null after a redirect', SHOP, { ...CORS, origin: 'null' }, [SHOP], 'origin null'],
    ['it asks as null, and no header comes', SHOP, { ...CORS, origin: 'null' }, [], 'origin null'],
    ['it is let in', SHOP, CORS, [SHOP], null],
    ['everybody is let in', SHOP, CORS, ['*'], null],
    ['a page of the API itself', API, CORS, [], null],
    ['an image, which no page reads', SHOP, { 'sec-fetch-mode': 'no-cors' }, [], null],
    ['an opened address', null, { 'sec-fetch-mode': 'navigate' }, [], null],
  ])('%s', (_name, initiator, sent, allowed, because) => {
    const expected = because === null ? null : { from: SHOP, because };
    expect(hiddenFrom(initiator, facts(sent, { allowed }))).toEqual(expected);
  });
});

test.each(['*', 'null'])(
  'an origin of null that the server lets in is hidden by our header only: %s',
  (value) => {
    const sent = { ...CORS, origin: 'null' };
    expect(hiddenFrom(SHOP, facts(sent, { allowed: [value] }))).toEqual({
      from: SHOP,
      because: 'origin null',
      onlyByOurs: true,
    });
  },
);

describe('of a page that asks with cookies', () => {
  const COOKIE = { ...CORS, cookie: 'tea=pot' };
  // What Firefox 153 sends with credentials where it keeps no cookie.
  const NO_COOKIE_YET = { ...CORS, 'sec-fetch-storage-access': 'none' };

  test.each<[string, Headers, Partial<Facts>, HiddenBecause | null]>([
    ['everybody is let in', COOKIE, { allowed: ['*'], allowsCookies: true }, 'cookies'],
    ['without a cookie to send', NO_COOKIE_YET, { allowed: ['*'] }, 'cookies'],
    ['no CORS header', NO_COOKIE_YET, {}, 'cookies'],
    ['its origin, without cookies', COOKIE, { allowed: [SHOP] }, 'cookies'],
    ['another origin', COOKIE, { allowed: ['https://shop.test'], allowsCookies: true }, 'cookies'],
    ['two headers', COOKIE, { allowed: [SHOP, SHOP], allowsCookies: true }, 'several headers'],
    ['the error of Chromium', COOKIE, { allowed: ['*'], netError: 'net::ERR_FAILED' }, 'cookies'],
    ['no error of Chromium', COOKIE, { allowed: ['*'], netError: null }, null],
    ['of the API itself', COOKIE, { origin: SHOP }, null],
    ['an opened address', { ...COOKIE, 'sec-fetch-mode': 'navigate' }, {}, null],
  ])('%s', (_name, sent, changes, because) => {
    const expected = because === null ? null : { from: SHOP, because };
    expect(hiddenFrom(SHOP, facts(sent, changes))).toEqual(expected);
  });

  test.each([COOKIE, NO_COOKIE_YET])('what the server lets it read is hidden by our header only', (sent) => {
    const letIn = facts(sent, { allowed: [SHOP], allowsCookies: true });
    expect(hiddenFrom(SHOP, letIn)).toEqual({ from: SHOP, because: 'cookies', onlyByOurs: true });
  });
});

describe('by what Firefox shows of an answer that needs no CORS', () => {
  const IMAGE = {
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-dest': 'image',
  } as const;

  test.each<[string, Headers, Partial<Facts>, HiddenBecause | null]>([
    ['nothing of its body', IMAGE, { unseen: true }, 'not told'],
    ['the same of a subdomain', { ...IMAGE, 'sec-fetch-site': 'same-site' }, { unseen: true }, 'not told'],
    ['its body', IMAGE, {}, null],
    ['nothing, of a beacon', { ...IMAGE, 'sec-fetch-dest': 'empty' }, { unseen: true }, null],
    [
      'nothing, of a page of the API itself',
      { ...IMAGE, 'sec-fetch-site': 'same-origin' },
      { unseen: true },
      null,
    ],
    ['nothing, of an opened address', { ...IMAGE, 'sec-fetch-mode': 'navigate' }, { unseen: true }, null],
    ['nothing, in Chromium, which tells its reason', IMAGE, { unseen: true, netError: null }, null],
  ])('%s', (_name, sent, changes, because) => {
    const expected = because === null ? null : { from: SHOP, because };
    expect(hiddenFrom(SHOP, facts(sent, changes))).toEqual(expected);
    const untold = because === null ? null : { from: 'null', because };
    expect(hiddenFrom(null, facts(sent, changes))).toEqual(untold);
  });
});

describe('by the error of Chromium', () => {
  const FAILED = 'net::ERR_FAILED';

  test.each<[string, Headers, Partial<Facts>, HiddenBecause | null]>([
    ['none: the page read it, by headers of ours', CORS, { netError: null }, null],
    ['two headers', CORS, { netError: FAILED, allowed: [SHOP, SHOP] }, 'several headers'],
    ['the right origin: cookies, for example', CORS, { netError: FAILED, allowed: [SHOP] }, 'not known'],
    ['a preflight, of which it tells no error', CORS, { netError: null, method: 'OPTIONS' }, 'no header'],
    [
      'a fetch that its preflight stopped, without its headers',
      {},
      { netError: FAILED, status: 0, resourceType: 'fetch' },
      'preflight',
    ],
    [
      'a fetch of a worker, without its headers',
      {},
      { netError: FAILED, resourceType: 'fetch' },
      'no header',
    ],
    ['an image', {}, { netError: FAILED, resourceType: 'image' }, null],
    [
      'JSON for an image',
      { 'sec-fetch-mode': 'no-cors' },
      { netError: 'net::ERR_BLOCKED_BY_ORB' },
      'opaque response',
    ],
    [
      'JSON for a script, without its headers',
      {},
      { netError: 'net::ERR_BLOCKED_BY_ORB', resourceType: 'script' },
      'opaque response',
    ],
    [
      'an image of a server that wants none',
      { 'sec-fetch-mode': 'no-cors' },
      { netError: 'net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin' },
      'resource policy',
    ],
    ['what an extension blocked', CORS, { netError: 'net::ERR_BLOCKED_BY_CLIENT' }, null],
    ['another error', CORS, { netError: 'net::ERR_CONNECTION_RESET' }, null],
  ])('%s', (_name, sent, changes, because) => {
    const expected = because === null ? null : { from: SHOP, because };
    expect(hiddenFrom(SHOP, facts(sent, changes))).toEqual(expected);
  });
});
