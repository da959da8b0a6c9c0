import { request } from 'node:https';
import { describe, expect, test } from 'vitest';
import { SLOW_MS } from '../../src/inventorum/sandbox-fault.ts';
import { openHandler } from '../testing/open-handler.ts';
import { openSandbox } from '../testing/open-sandbox.ts';
import { json, type ReceivedTokens } from '../testing/test-client.ts';
import type { FaultAnswer } from './fault.ts';

const SET = 'Warehouse sync';
const PRODUCTS = { path: '/api/products/' };
const TOKEN = { path: '/api/auth/token/' };

/** The code of the network error that a real client gets; undefined: none. */
async function networkError(request: Promise<Response>): Promise<string | undefined> {
  try {
    await (await request).text();
    return undefined;
  } catch (error) {
    const cause: unknown = error instanceof Error ? error.cause : undefined;
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(error);
  }
}

describe('faults as a real client meets them', () => {
  test.each<[string, FaultAnswer]>([
    ['dropped', { kind: 'drop' }],
    ['reset', { kind: 'reset' }],
    ['truncated', { kind: 'truncate', bytes: 20 }],
  ])(
    'an answer that is %s after the work: the rotation happened, its answer is lost',
    async (_name, answer) => {
      const { sandbox, client } = await openSandbox();
      const before = client.tokenSet(SET).refreshToken;
      sandbox.failNext(TOKEN, answer);
      expect(await networkError(client.refresh(SET))).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
      expect(client.tokenSet(SET).refreshToken).not.toBe(before);
      expect((await client.refresh(SET, before)).status).toBe(400);
      expect(sandbox.requests.map(({ status }) => status)).toEqual([null, 400]);
    },
  );

  test.each<[string, FaultAnswer]>([
    ['dropped', { kind: 'drop', when: 'before the work' }],
    ['reset', { kind: 'reset', when: 'before the work' }],
  ])('a connection that is %s before the work: nothing rotated', async (_name, answer) => {
    const { sandbox, client } = await openSandbox();
    const before = client.tokenSet(SET).refreshToken;
    sandbox.failNext(TOKEN, answer);
    expect(await networkError(client.refresh(SET))).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
    expect(client.tokenSet(SET).refreshToken).toBe(before);
  });

  test.each(['before the work', 'after the work'] as const)(
    'over TLS, too, a connection that is reset %s is reset, not closed in peace',
    async (when) => {
      const { sandbox } = await openSandbox();
      sandbox.failNext(PRODUCTS, { kind: 'reset', when });
      const url = new URL(PRODUCTS.path, sandbox.https);
      const met = await new Promise((resolve) => {
        const client = request(url, { ca: sandbox.certificate, servername: 'localhost' }, resolve);
        client.on('error', resolve).end();
      });
      expect(met).toMatchObject({ code: 'ECONNRESET', syscall: 'read' });
    },
  );

  test.each<[number, Record<string, string>]>([
    [429, { 'Retry-After': '7' }],
    [429, { 'Retry-After': 'Tue, 24 Nov 2026 12:00:00 GMT' }],
    [429, {}],
    [500, {}],
    [502, {}],
    [503, { 'Retry-After': '120' }],
  ])('%s with the headers %j', async (status, headers) => {
    const { sandbox, client } = await openSandbox();
    sandbox.failNext(TOKEN, { kind: 'answer', status, headers, body: { error: 'temporarily_unavailable' } });
    const answer = await client.refresh(SET);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([
      status,
      headers['Retry-After'] ?? null,
    ]);
    expect(await answer.json()).toEqual({ error: 'temporarily_unavailable' });
    expect((await client.refresh(SET)).status).toBe(200);
  });

  test('bytes that are no text', async () => {
    const { sandbox, client } = await openSandbox();
    const headers = { 'Content-Type': 'application/octet-stream' };
    sandbox.failNext(PRODUCTS, {
      kind: 'answer',
      status: 200,
      headers,
      body: 'AP+AMQ==',
      encoding: 'base64',
    });
    const answer = await client.call(SET, '/api/products/');
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 128, 49]);
  });

  test('the page of a captive portal', async () => {
    const { sandbox, client } = await openSandbox();
    sandbox.failNext(PRODUCTS, { kind: 'html' });
    const answer = await client.call(SET, '/api/products/');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(await answer.text()).toContain('<!doctype html>');
  });

  test.each<[string, number, Readonly<Record<string, string | null>>]>([
    ['slow', 200, { 'content-type': 'application/json', 'retry-after': null }],
    ['rate-limit', 429, { 'content-type': 'application/json', 'retry-after': '5' }],
    ['server-error', 503, { 'content-type': 'application/json', 'retry-after': null }],
    ['html', 200, { 'content-type': 'text/html', 'retry-after': null }],
    ['cut-body', 200, { 'content-type': 'application/json', 'retry-after': null }],
  ])('%s, as the request asks for by its header, and no other one', async (fault, status, expected) => {
    const { sandbox, client } = await openSandbox();
    const start = performance.now();
    const other = client.call(SET, '/api/products/');
    const answer = await client.call(SET, '/api/products/', { headers: { 'X-Sandbox-Fault': fault } });
    expect([answer.status, answer.headers.get('x-sandbox')]).toEqual([status, fault]);
    for (const [name, value] of Object.entries(expected)) expect(answer.headers.get(name)).toBe(value);
    if (fault === 'cut-body') await expect(answer.text()).rejects.toThrow();
    else expect((await answer.text()).length).toBeGreaterThan(10);
    expect(performance.now() - start >= SLOW_MS - 50).toBe(fault === 'slow');
    const usual = await other;
    expect([usual.status, usual.headers.get('x-sandbox')]).toEqual([200, 'as-usual']);
    expect(await (await fetch(`${sandbox.control}/faults`)).json()).toEqual([]);
  });

  test('a header that asks for nothing known is refused, and a queued fault goes first', async () => {
    const { sandbox, client } = await openSandbox();
    const asking = (fault: string) =>
      client.call(SET, '/api/products/', { headers: { 'X-Sandbox-Fault': fault } });
    const refused = await asking('slower');
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('none of: slow, rate-limit, server-error, html, cut-body');
    sandbox.failNext(PRODUCTS, { kind: 'answer', status: 418 });
    expect((await asking('html')).status).toBe(418);
    expect((await asking('html')).status).toBe(200);
  });

  test('a redirect', async () => {
    const { sandbox } = await openSandbox();
    sandbox.failNext(PRODUCTS, { kind: 'redirect', status: 307, location: 'https://other.test/landed' });
    const answer = await fetch(`${sandbox.http}/api/products/`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([307, 'https://other.test/landed']);
  });

  test('a wrong content type over the real body', async () => {
    const { sandbox, client } = await openSandbox();
    sandbox.failNext(PRODUCTS, { kind: 'content type', value: 'text/plain' });
    const answer = await client.call(SET, '/api/products/');
    expect(answer.headers.get('content-type')).toBe('text/plain');
    expect(await answer.json()).toHaveProperty('total');
  });

  test('a huge body', async () => {
    const { sandbox, client } = await openSandbox();
    sandbox.failNext(PRODUCTS, { kind: 'huge', bytes: 3_000_001 });
    expect((await (await client.call(SET, '/api/products/')).arrayBuffer()).byteLength).toBe(3_000_001);
  });

  test('a body that breaks off some time after its last byte: what came can be read meanwhile', async () => {
    const { sandbox, client } = await openSandbox();
    sandbox.failNext(PRODUCTS, { kind: 'truncate', bytes: 5, afterMs: 100 });
    const reader = (await client.call(SET, '/api/products/')).body?.getReader();
    const start = performance.now();
    expect((await reader?.read())?.value).toHaveLength(5);
    await expect(reader?.read()).rejects.toThrow();
    expect(performance.now() - start).toBeGreaterThanOrEqual(50);
  });

  test('a body that drips: whole in the end, but no sooner', async () => {
    const { sandbox, client } = await openSandbox();
    sandbox.failNext(TOKEN, { kind: 'drip', bytes: 100, everyMs: 30 });
    const start = performance.now();
    const text = await (await client.refresh(SET)).text();
    const pauses = Math.ceil(text.length / 100) - 1;
    expect(pauses).toBeGreaterThan(1);
    expect(performance.now() - start).toBeGreaterThanOrEqual(pauses * 29);
    expect(JSON.parse(text)).toHaveProperty('refresh_token');
  });

  test('an answer held until it is released: the work is done meanwhile', async () => {
    const { sandbox, client } = await openSandbox();
    const before = client.tokenSet(SET).refreshToken;
    const fault = sandbox.failNext(TOKEN, { kind: 'hold' });
    const answer = client.refresh(SET);
    const request = await sandbox.waitForRequest(({ path }) => path === TOKEN.path);
    await expect.poll(() => client.tokenSet(SET).refreshToken).not.toBe(before);
    expect(request.status).toBeNull();
    fault.release();
    expect((await answer).status).toBe(200);
  });

  test('an answer held before the work', async () => {
    const { sandbox, client } = await openSandbox();
    const before = client.tokenSet(SET).refreshToken;
    const fault = sandbox.failNext(TOKEN, { kind: 'hold', when: 'before the work' });
    const answer = client.refresh(SET);
    await sandbox.waitForRequest(({ path }) => path === TOKEN.path);
    expect(client.tokenSet(SET).refreshToken).toBe(before);
    fault.release();
    expect((await answer).status).toBe(200);
  });

  test('closing the sandbox releases what is held', async () => {
    const { sandbox, client } = await openSandbox();
    sandbox.failNext(TOKEN, { kind: 'hold' });
    const answer = networkError(client.refresh(SET));
    await sandbox.waitForRequest(({ path }) => path === TOKEN.path);
    await sandbox.close();
    await answer;
  });

  test('latency: the answer comes no sooner', async () => {
    const { sandbox, client } = await openSandbox();
    sandbox.failNext(PRODUCTS, { kind: 'delay', ms: 80, jitterMs: 20 });
    const start = performance.now();
    expect((await client.call(SET, '/api/products/')).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThanOrEqual(79);
  });
});

describe('edited token answers', () => {
  test.each<[string, FaultAnswer, Partial<Record<keyof ReceivedTokens, unknown>>]>([
    ['a wrong token_type', { kind: 'edit', set: { token_type: 'mac' } }, { token_type: 'mac' }],
    ['no token_type', { kind: 'edit', remove: ['token_type'] }, { token_type: undefined }],
    ['a wrong expires_in', { kind: 'edit', set: { expires_in: 'soon' } }, { expires_in: 'soon' }],
    ['no expires_in', { kind: 'edit', remove: ['expires_in'] }, { expires_in: undefined }],
    ['no refresh_token', { kind: 'edit', remove: ['refresh_token'] }, { refresh_token: undefined }],
  ])('%s', async (_name, answer, expected) => {
    const { sandbox, client } = openHandler();
    sandbox.failNext(TOKEN, answer);
    const body = await json<ReceivedTokens>(client.refresh(SET));
    expect({ ...expected, ...body }).toMatchObject(expected);
    expect(body.access_token).toBe(client.tokenSet(SET).accessToken);
  });
});

describe('which requests a fault strikes', () => {
  const failure = { kind: 'answer', status: 503 } as const;

  async function statuses(count: number, ask: () => Promise<Response>): Promise<readonly number[]> {
    const seen: number[] = [];
    for (let i = 0; i < count; i += 1) seen.push((await ask()).status);
    return seen;
  }

  test('the nth, and as many as were asked for', async () => {
    const { sandbox, client } = openHandler();
    const fault = sandbox.failNext({ ...PRODUCTS, nth: 2, times: 2 }, failure);
    expect(await statuses(5, () => client.call(SET, '/api/products/'))).toEqual([200, 503, 503, 200, 200]);
    expect([fault.seen, fault.hits]).toEqual([5, 2]);
  });

  test('only what matches method, path, host and token set', async () => {
    const { sandbox, client } = openHandler();
    sandbox.failNext({ method: 'GET', path: '/api/*', host: 'localhost', tokenSet: 'Read only' }, failure);
    expect((await client.call(SET, '/api/products/')).status).toBe(200);
    expect((await client.call('Read only', '/api/products/', { method: 'PATCH' })).status).toBe(405);
    expect((await client.refresh('Read only')).status).toBe(200);
    expect((await client.call('Read only', '/api/orders/')).status).toBe(503);
  });

  test('a token set is known by its refresh token, too', async () => {
    const { sandbox, client } = openHandler();
    sandbox.failNext({ tokenSet: 'Read only' }, failure);
    expect((await client.refresh(SET)).status).toBe(200);
    expect((await client.refresh('Read only')).status).toBe(503);
  });

  test('by chance, the same way for the same seed', async () => {
    const play = async (seed: number) => {
      const { sandbox, client } = openHandler({ seed });
      sandbox.failNext({ ...PRODUCTS, times: 'always', probability: 0.5 }, failure);
      return statuses(30, () => client.call(SET, '/api/products/'));
    };
    const [first, again, other] = [await play(7), await play(7), await play(8)];
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    expect(new Set(first)).toEqual(new Set([200, 503]));
  });

  test('none once it is taken back', async () => {
    const { sandbox, client } = openHandler();
    sandbox.failNext({ times: 'always' }, failure);
    expect((await client.call(SET, '/api/products/')).status).toBe(503);
    sandbox.clearFaults();
    expect((await client.call(SET, '/api/products/')).status).toBe(200);
  });

  test('without ports, a cut connection rejects as fetch does', async () => {
    const { sandbox, client } = openHandler();
    sandbox.failNext(PRODUCTS, { kind: 'drop' });
    await expect(client.call(SET, '/api/products/')).rejects.toThrow(TypeError);
    sandbox.failNext(PRODUCTS, { kind: 'truncate', bytes: 5 });
    await expect(client.call(SET, '/api/products/').then((answer) => answer.text())).rejects.toThrow();
  });
});

test('somebody else refreshes: the tokens that a client holds are out of date', async () => {
  const { sandbox, client } = openHandler();
  const held = client.tokenSet(SET);
  sandbox.rotate(SET);
  expect((await client.refresh(SET, held.refreshToken)).status).toBe(400);
  const bearer = { Authorization: `Bearer ${held.accessToken}` };
  expect((await client.call(SET, '/api/products/', { headers: bearer })).status).toBe(401);
  expect((await client.call(SET, '/api/products/')).status).toBe(200);
});

test('waiting for a request that never comes says what came instead', async () => {
  const { sandbox, client } = openHandler();
  await client.call(SET, '/api/orders/');
  await expect(sandbox.waitForRequest(({ path }) => path === '/nowhere', 10)).rejects.toThrow('/api/orders/');
});

test.each(['content-type', 'Content-Type', 'CONTENT-TYPE'])(
  'a fault puts its %s in the place of ours',
  async (name) => {
    const { sandbox, client } = await openSandbox();
    sandbox.failNext({}, { kind: 'answer', status: 200, headers: { [name]: 'text/csv' }, body: { a: 1 } });
    const answer = await client.call('Warehouse sync', '/api/products/');
    expect(answer.headers.get('content-type')).toBe('text/csv');
  },
);
