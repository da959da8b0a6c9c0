import { describe, expect, test, vi } from 'vitest';
import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { SECRET_NAMES } from '../../../diagnosis/redaction/names/fixtures/names.ts';
import { placeholders } from '../../../diagnosis/redaction/placeholders.ts';
import { redactValues } from '../../../diagnosis/redaction/redact-values.ts';
import { exchange } from '../fixtures/exchange.ts';
import { nothingKept } from '../fixtures/nothing-kept.ts';
import { createRedactExchange } from './redact-exchange.ts';

const KEPT = 'kept-Secret/0123456789';
const API = 'https://app.inventorum.com/api';

/** The background's answers, and how often it was asked. */
function background() {
  const asked: (readonly HarEntry[])[] = [];
  const names = placeholders();
  const redact = async (entries: readonly HarEntry[]) => {
    asked.push(entries);
    return redactValues(entries, [{ kind: 'access token', value: KEPT }], names);
  };
  return { asked, redactExchange: createRedactExchange(redact) };
}

function called(url: string, changes: Partial<Exchange> = {}): Exchange {
  const { pathname, search } = new URL(url);
  const asked = { ...exchange().asked, url };
  return exchange({ pathname, search, asked, ...changes });
}

const failed = (body: unknown, changes: Partial<Exchange> = {}) =>
  called(`${API}/products/`, { status: 400, body: JSON.stringify(body), ...changes });

/** Everything of an exchange that is shown, copied or learnt; the address for policy and replays is not. */
function drawn({ asked: _asked, ...rest }: Exchange): string {
  return JSON.stringify(rest);
}

const HIDDEN = encodeURIComponent(KEPT);
const BASE64 = Buffer.from(KEPT).toString('base64');

describe('redactExchange', () => {
  test.each<[string, Exchange]>([
    ['an innocent parameter', called(`${API}/products/?q=${HIDDEN}`)],
    ['the path', called(`${API}/reset/${HIDDEN}/x/`)],
    ['a parameter of the path', called(`${API}/products;x=${HIDDEN}/`)],
    ['base64 in a parameter', called(`${API}/products/?q=${encodeURIComponent(BASE64)}`)],
    ['a redirect', called(`${API}/products/`, { status: 302, location: `https://h.test/?x=${KEPT}` })],
    ['the description', failed({ error: { description: `no ${KEPT} here`, key: 'x', fields: {} } })],
    ['the key', failed({ error: { description: 'x', key: KEPT, fields: {} } })],
    ['a message of a field', failed({ error: { key: 'x', fields: { name: [`bad: ${KEPT}`] } } })],
    ['the name of a field', failed({ error: { key: 'x', fields: { [KEPT]: ['bad'] } } })],
    ['an error of the token endpoint', failed({ error: KEPT, error_description: `unknown ${BASE64}` })],
    [
      'what was sent',
      failed({ error: { key: 'x' } }, { sent: { type: 'application/json', text: `{"n":"${KEPT}"}` } }),
    ],
    ['a version', called(`${API}/products/`, { apiVersion: KEPT })],
    ['the version that served it', called(`${API}/products/`, { processedVersion: KEPT })],
    ['the scheme', called(`${API}/products/`, { credential: { kind: 'other scheme', scheme: KEPT } })],
    ['the type', called(`${API}/products/`, { contentType: `text/${KEPT}` })],
    ['the method', called(`${API}/products/`, { method: KEPT })],
  ])('keeps a saved secret in %s outside', async (_where, draft) => {
    expect(drawn(draft)).toMatch(/kept-Secret|a2VwdC1TZWNyZX/);
    expect(drawn(await background().redactExchange(draft))).not.toMatch(/kept-Secret|a2VwdC1TZWNyZX/);
    const silent = createRedactExchange(async () => null);
    expect(drawn(await silent(draft))).not.toMatch(/kept-Secret|a2VwdC1TZWNyZX/);
  });

  test('hides by name what hides anywhere else', async () => {
    const { redactExchange } = background();
    const shown = await Promise.all(
      SECRET_NAMES.map((name) =>
        redactExchange(called(`${API}/products/?${encodeURIComponent(name)}=hunter2-hunter2`)),
      ),
    );
    expect(shown.filter((one) => drawn(one).includes('hunter2'))).toEqual([]);
  });

  test('hides what was sent under a secret name where the server says it again', async () => {
    const draft = failed(
      { error: { description: 'hunter2-hunter2 is weak', key: 'x', fields: { password: ['too short'] } } },
      { sent: { type: 'application/json', text: '{"password":"hunter2-hunter2"}' } },
    );
    const { body } = await background().redactExchange(draft);
    expect(JSON.parse(body ?? '')).toEqual({
      error: { description: '[password 1] is weak', key: 'x', fields: { password: ['too short'] } },
    });
  });

  test.each([
    'limit=1',
    'q=teapots',
    `q=${HIDDEN}`,
    'token=secret-abc',
    'y=%E4',
    `filter=${encodeURIComponent('{"access_token":"secret-abc"}')}`,
    `next=${encodeURIComponent('https://a.test/?token=secret-abc&search=Käse')}`,
  ])('writes a parameter the same, whatever another one is: %s', async (other) => {
    const { redactExchange } = background();
    for (const query of [`search=K%C3%A4se+rot&${other}`, `${other}&search=K%C3%A4se+rot`]) {
      const { search } = await redactExchange(called(`${API}/products/?${query}`));
      expect(search.slice(1).split('&')).toContain('search=K%C3%A4se+rot');
    }
  });

  test('writes an address as it is, with … for what is hidden', async () => {
    const url = `${API}/x/${HIDDEN}/?a=%0A%1B%E2%80%AE&token=abc&q=${HIDDEN}`;
    expect(await background().redactExchange(called(url))).toMatchObject({
      pathname: '/api/x/…/',
      search: '?a=%0A%1B%E2%80%AE&token=…&q=…',
    });
  });

  test('says nothing that may be secret while the background is silent', async () => {
    const redactExchange = createRedactExchange(async () => null);
    const draft = called(`${API}/things/abcdef/?q=abcdef`, { status: 400, body: '{"detail":"abcdef"}' });
    const shown = await redactExchange(draft);
    expect(shown).toMatchObject({
      pathname: '/api/…',
      search: '?…',
      body: null,
      withheld: true,
      status: 400,
    });
    expect(drawn(shown)).not.toMatch(/abcdef/);
  });

  test('leaves the texts out where nothing but the host held a secret, and lets the others through', async () => {
    const names = placeholders();
    const secret = { kind: 'access token', value: 'kept-secret-0123456789' } as const;
    const url = `https://${secret.value}.test/api/things/?q=1`;
    const redactExchange = createRedactExchange(async (entries) => redactValues(entries, [secret], names));
    const [hidden, other] = await Promise.all([
      redactExchange(called(url)),
      redactExchange(called(`${API}/things/?q=teapots`)),
    ]);
    expect(hidden).toMatchObject({ withheld: true, pathname: '/api/…' });
    expect(other.search).toBe('?q=teapots');
  });

  test.each<[string, Exchange]>([
    ['an endpoint with an id and a page', called(`${API}/products/1234567/?page=2&limit=40`)],
    [
      'a known refusal',
      failed({ error: { fields: {}, description: 'Invalid token', key: 'token.invalid' } }),
    ],
    ['a page where JSON belongs', called(`${API}/products/`, { status: 502, body: '<' })],
    ['a call without an answer', called(`${API}/products/`, { status: 0, netError: 'net::ERR_ABORTED' })],
  ])('asks nobody for %s', async (_name, draft) => {
    const { redactExchange, asked } = background();
    expect(await redactExchange(draft)).toEqual(draft);
    expect(asked).toEqual([]);
  });

  test('asks once for all that come together, and gives each its own', async () => {
    vi.useFakeTimers();
    try {
      const { redactExchange, asked } = background();
      const all = Promise.all(
        [1, 2, 3].map((n) => redactExchange(called(`${API}/things/${n}/?q=${HIDDEN}`))),
      );
      await vi.runAllTimersAsync();
      expect((await all).map(({ pathname }) => pathname)).toEqual([
        '/api/things/1/',
        '/api/things/2/',
        '/api/things/3/',
      ]);
      expect(asked.map((entries) => entries.length)).toEqual([3]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('searches few exchanges in turns with pauses between them, and many without', async () => {
    const pause = vi.fn(async () => undefined);
    const slow = { ...performance, now: vi.fn(() => (slow.at += 3)), at: 0 };
    vi.stubGlobal('performance', slow);
    try {
      const redactExchange = createRedactExchange(nothingKept, { gatheredFor: 0, pause });
      const shown = (amount: number) =>
        Promise.all(
          Array.from({ length: amount }, (_, i) => redactExchange(called(`${API}/things/${i}/?q=teapots`))),
        );
      expect(await shown(4)).toHaveLength(4);
      expect(pause).toHaveBeenCalledTimes(4);
      expect(await shown(61)).toHaveLength(61);
      expect(pause).toHaveBeenCalledTimes(4);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test('asks three times a second at most while calls pour in, and at once after a pause', async () => {
    vi.useFakeTimers();
    try {
      const { redactExchange, asked } = background();
      const shown: Promise<unknown>[] = [];
      const pour = async (calls: number) => {
        for (let i = 0; i < calls; i += 1) {
          shown.push(redactExchange(called(`${API}/things/${i}/?q=${HIDDEN}`)));
          await vi.advanceTimersByTimeAsync(20);
        }
      };
      await pour(50);
      await vi.advanceTimersByTimeAsync(700);
      expect(asked.length).toBeLessThanOrEqual(5);
      const before = asked.length;
      await pour(1);
      await vi.advanceTimersByTimeAsync(15);
      expect(asked.length).toBe(before + 1);
      expect(await Promise.all(shown)).toHaveLength(51);
    } finally {
      vi.useRealTimers();
    }
  });
});
