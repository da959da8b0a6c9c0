import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECRET_NAMES } from '../redaction/names/fixtures/names.ts';
import { decodeHarEntry } from './decode-har.ts';

const PAGE = { tabId: 7 };

function entry(
  headers: Readonly<Record<string, string>>,
  url = 'https://app.inventorum.com/api/products/?page=1',
) {
  return {
    startedDateTime: '2026-11-24T14:02:00.000Z',
    time: 84.2,
    request: {
      method: 'POST',
      url,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    },
    response: {
      status: 403,
      headers: [
        { name: 'Content-Type', value: 'Application/JSON; charset=utf-8' },
        { name: 'Retry-After', value: '1' },
      ],
    },
  };
}

/** The exchange of an answer with these headers. */
function answered(headers: Readonly<Record<string, string>>) {
  const told = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return decodeHarEntry({ ...entry({}), response: { status: 403, headers: told } }, PAGE)?.exchange;
}

describe('decodeHarEntry', () => {
  test('reads what diagnosis asks', () => {
    const decoded = decodeHarEntry(entry({ Authorization: 'Bearer abc', 'Sec-Fetch-Dest': 'empty' }), PAGE);
    expect(decoded).toMatchObject({
      authorization: 'Bearer abc',
      exchange: {
        startedAt: Date.UTC(2026, 10, 24, 14, 2),
        duration: 84.2,
        method: 'POST',
        pathname: '/api/products/',
        search: '?page=1',
        status: 403,
        contentType: 'application/json',
        retryAfter: '1',
        location: null,
      },
    });
  });

  test.each(['patch', 'Patch', 'PATCH', 'link'])('shows the method as it was sent: %s', (method) => {
    const sent = { ...entry({}), request: { ...entry({}).request, method } };
    const decoded = decodeHarEntry(sent, PAGE);
    expect(decoded?.exchange).toMatchObject({ method, asked: { method } });
  });

  test.each<[string, Record<string, string>, string | null]>([
    ['seconds', { 'Retry-After': '7' }, '7'],
    ['a date, by our clock', { 'Retry-After': 'Tue, 24 Nov 2026 14:02:30 GMT' }, '30'],
    [
      'a date, by the clock of the server',
      { 'Retry-After': 'Tue, 24 Nov 2026 16:00:30 GMT', Date: 'Tue, 24 Nov 2026 16:00:00 GMT' },
      '30',
    ],
    ['a date of the old form', { 'Retry-After': 'Tue Nov 24 14:02:30 2026 GMT' }, '30'],
    ['a date that has passed', { 'Retry-After': 'Tue, 24 Nov 2026 13:00:00 GMT' }, '0'],
    ['no date', { 'Retry-After': 'soon' }, null],
    ['none', {}, null],
  ])('tells how long to wait: %s', (_what, headers, expected) => {
    expect(answered(headers)?.retryAfter).toBe(expected);
  });

  test.each<[string, string | undefined]>([
    ['Bearer error="insufficient_scope"', 'insufficient_scope'],
    ['Bearer realm="api", error="insufficient_scope", scope="products:create"', 'insufficient_scope'],
    ['bearer error=insufficient_scope', 'insufficient_scope'],
    ['Basic realm="x", Bearer realm="api", error="invalid_token"', 'invalid_token'],
    ['Bearer realm="api"', undefined],
    ['Bearer error="invalid_request"', undefined],
    ['Bearer error="insufficient_scope_of"', undefined],
    ['Bearer my_error="insufficient_scope"', undefined],
    ['Digest error="insufficient_scope"', undefined],
    ['', undefined],
  ])('reads the challenge %s', (header, expected) => {
    expect(answered({ 'WWW-Authenticate': header })?.challenge).toBe(expected);
  });

  test('keeps the header apart from the exchange', () => {
    const decoded = decodeHarEntry(entry({ Authorization: 'Bearer top-secret' }), PAGE);
    expect(JSON.stringify(decoded?.exchange)).not.toContain('top-secret');
  });

  test.each([
    ['?access_token=top-secret&page=1', '?access_token=…&page=1'],
    ['?access_token[]=top-secret', '?access_token[]=…'],
    ['?a=1;access_token=top-secret', '?a=1;access_token=…'],
    ['?api%5Fkey=top-secret', '?api%5Fkey=…'],
    ['?X-Amz-Signature=top-secret&X-Amz-Date=1', '?X-Amz-Signature=…&X-Amz-Date=1'],
    ['?token_type=bearer&search=T%C3%A4sse', '?token_type=bearer&search=T%C3%A4sse'],
  ])('leaves the values of secret parameters out of %s', (search, expected) => {
    const url = `https://app.inventorum.com/api/products/${search}`;
    expect(decodeHarEntry(entry({}, url), PAGE)?.exchange.search).toBe(expected);
  });

  test('hides every secret name in the address', () => {
    const shown = SECRET_NAMES.filter((name) => {
      const url = `https://app.inventorum.com/api/products/?page=1&${encodeURIComponent(name)}=top-secret`;
      return decodeHarEntry(entry({}, url), PAGE)?.exchange.search.includes('top-secret');
    });
    expect(shown).toEqual([]);
  });

  test('decodes nothing of the address: no line break, no escape, no mark of direction comes out of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('token', 'search'), (text, name) => {
        const url = `https://app.inventorum.com/api/products/?x=%0A%1B%E2%80%AE&${name}=${text}`;
        const { pathname = '', search = '' } = decodeHarEntry(entry({}, url), PAGE)?.exchange ?? {};
        expect(`${pathname}${search}`).toMatch(/^[\x21-\x7e…]*$/);
      }),
    );
  });

  test.each<[string, Record<string, string>, object]>([
    [
      'a fetch of its own page',
      { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' },
      { type: 'sub-resource', initiator: 'https://app.inventorum.com' },
    ],
    [
      'the address bar',
      { 'sec-fetch-site': 'none', 'sec-fetch-dest': 'document' },
      { type: 'top-level', initiator: null },
    ],
    [
      'a fetch of another origin',
      { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost:5173' },
      { type: 'sub-resource', initiator: 'http://localhost:5173' },
    ],
    [
      'a frame, by its Referer',
      { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site', referer: 'https://shop.test/page?x=1' },
      { type: 'frame', initiator: 'https://shop.test' },
    ],
    ['an opaque origin', { origin: 'null' }, { initiator: null }],
  ])('tells who asked: %s', (_name, headers, asked) => {
    expect(decodeHarEntry(entry(headers), PAGE)?.exchange.asked).toMatchObject({ ...asked, tabId: 7 });
  });

  const NO_CORS = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-dest': 'empty',
    referer: 'https://shop.test/',
  } as const;

  test.each<[string, Record<string, string>, true | undefined]>([
    ['no-cors to another origin', NO_CORS, true],
    ['the same of a subdomain', { ...NO_CORS, 'sec-fetch-site': 'same-site' }, true],
    ['no-cors of the API itself', { ...NO_CORS, 'sec-fetch-site': 'same-origin' }, undefined],
    ['cors', { ...NO_CORS, 'sec-fetch-mode': 'cors' }, undefined],
    ['an image, which is shown', { ...NO_CORS, 'sec-fetch-dest': 'image' }, undefined],
    ['headers that are not told', {}, undefined],
  ])('tells whether any page may read the answer: %s', (_name, headers, opaque) => {
    expect(decodeHarEntry(entry(headers), PAGE)?.exchange.opaque).toBe(opaque);
  });

  test.each([[null], [undefined], [{}], [{ request: { url: 'data' } }], [{ request: { url: 5 } }]])(
    '%j is no request',
    (foreign) => {
      expect(decodeHarEntry(foreign, PAGE)).toBeUndefined();
    },
  );

  test('never throws, whatever the browser hands out', () => {
    const anything = fc.anything();
    const headers = fc.oneof(anything, fc.array(fc.record({ name: anything, value: anything })));
    const request = fc.record({
      url: fc.oneof(fc.webUrl({ withQueryParameters: true }), anything),
      method: anything,
      headers,
    });
    const foreign = fc.record({
      request: fc.oneof(request, anything),
      response: fc.oneof(anything, fc.record({ status: anything, headers })),
      startedDateTime: anything,
      time: anything,
    });
    fc.assert(
      fc.property(foreign, (value) => {
        decodeHarEntry(value, PAGE);
      }),
    );
  });
});
