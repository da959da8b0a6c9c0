import { describe, expect, test } from 'vitest';
import { openHandler } from '../testing/open-handler.ts';
import { json } from '../testing/test-client.ts';

const SET = 'Warehouse sync';

describe('headers of every answer', () => {
  test('are the recorded ones, with ids of the user and the account behind the token', async () => {
    const { client } = openHandler();
    const { headers } = await client.call(SET, '/api/products/');
    expect(headers.get('x-rid')).toMatch(/^\d{19}$/);
    expect(headers.get('x-inv-user')).toBe('1');
    expect(headers.get('x-inv-account')).toBe('1');
    expect(headers.get('allow')).toBe('GET, POST, PUT, DELETE, HEAD, OPTIONS');
    expect(headers.get('vary')).toBe('Accept, Cookie');
    expect(headers.get('content-type')).toBe('application/json');
    expect(headers.get('server')).toBe('nginx');
    expect(headers.get('set-cookie')).toMatch(/^sn=[A-Za-z0-9]{32}; HttpOnly; Max-Age=7200; Path=\/$/);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('a refusal after log-in still names the user, one before it nobody', async () => {
    const { client, send } = openHandler();
    expect((await client.call(SET, '/api/products/', { method: 'POST' })).headers.get('x-inv-user')).toBe(
      '1',
    );
    expect((await send('/api/products/')).headers.get('x-inv-user')).toBe('Anonymous');
  });

  test('a session is kept, anything else in its place is replaced', async () => {
    const { send } = openHandler();
    const cookieOf = async (cookie: string) =>
      (await send('/api/products/', { headers: { Cookie: cookie } })).headers.get('set-cookie');
    const given = 'a1'.repeat(16);
    expect(await cookieOf(`x=1; sn=${given}`)).toContain(given);
    expect(await cookieOf('sn=<script>')).not.toContain('script');
  });

  test('X-Inv headers on the way in are no identity', async () => {
    const { send, client } = openHandler();
    const forged = { 'X-Inv-User': '1', 'X-Inv-Account': '2', 'X-Rid': '1234567890123456789' };
    expect((await send('/api/products/', { headers: forged })).status).toBe(401);
    const answer = await client.call(SET, '/api/products/', { headers: forged });
    expect(answer.headers.get('x-inv-account')).toBe('1');
    expect(answer.headers.get('x-rid')).not.toBe('1234567890123456789');
  });
});

describe('tokens', () => {
  test.each([
    ['none', {}],
    ['an unknown one', { Authorization: 'Bearer unknown' }],
    ['another scheme', { Authorization: 'Token abc' }],
    ['an empty one', { Authorization: 'Bearer ' }],
    ['two of them', { Authorization: 'Bearer a, Bearer b' }],
  ])('%s is answered 401 token.invalid, in the documented order of keys', async (_name, headers) => {
    const { send } = openHandler();
    const answer = await send('/api/products/', { headers });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe(
      '{"error":{"fields":{},"description":"Invalid token","key":"token.invalid"}}',
    );
  });

  test('die when they expire, when the clock says so, and with their token set or app', async () => {
    const { client, sandbox } = openHandler();
    const status = async (set: string) => (await client.call(set, '/api/products/')).status;
    sandbox.expireAccessToken(SET);
    expect([await status(SET), await status('Read only')]).toEqual([401, 200]);
    sandbox.shiftClock(36_000_000);
    expect(await status('Read only')).toBe(401);
    sandbox.shiftClock(0);
    const { accessToken } = client.tokenSet('Read only');
    const { accessToken: sibling } = client.tokenSet('Catalogue admin');
    const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });
    sandbox.remove('token set', 'Read only');
    expect((await client.call('Shop export', '/api/products/', bearer(accessToken))).status).toBe(401);
    expect((await client.call('Shop export', '/api/products/', bearer(sibling))).status).toBe(200);
    sandbox.remove('app', 'Locamo.de connector');
    expect((await client.call('Shop export', '/api/products/', bearer(sibling))).status).toBe(401);
  });

  test('see nothing of another account', async () => {
    const { client } = openHandler();
    const { total } = await json<{ total: number }>(client.call(SET, '/api/products/'));
    const foreign = await client.call(SET, `/api/products/${total + 1}/`);
    expect((await client.call('Everything', `/api/products/${total + 1}/`)).status).toBe(200);
    expect([foreign.status, await foreign.text()]).toEqual([
      404,
      '{"error":{"fields":{},"description":null,"key":"product.not_found"}}',
    ]);
  });
});

describe('paths and methods', () => {
  test.each([
    ['GET', '/api/products?page=2', '/api/products/?page=2'],
    ['POST', '/api/orders', '/api/orders/'],
    ['GET', '/api/products/7', '/api/products/7/'],
    ['POST', '/api/auth/token', '/api/auth/token/'],
  ])('%s %s is sent on to %s before anything is checked, with an empty page', async (method, from, to) => {
    const { send } = openHandler();
    const answer = await send(from, { method, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([301, to, '']);
    expect(answer.headers.get('content-type')).toBe('text/html');
    expect(answer.headers.get('x-inv-user')).toBe('Anonymous');
  });

  test.each(['/api/', '/api/unknown/', '/api/products/abc/', '/api/shoes/', '/api/products//'])(
    '%s is not found, in the documented shape',
    async (path) => {
      const { client } = openHandler();
      const answer = await client.call('Everything', path);
      expect([answer.status, await answer.text()]).toEqual([
        404,
        '{"error":{"fields":{},"description":null,"key":"common.unknown"}}',
      ]);
    },
  );

  test('a method that is not there is 405 with Allow, and 401 without a token', async () => {
    const { client, send } = openHandler();
    const answer = await client.call(SET, '/api/products/1/', { method: 'PATCH' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, PUT, DELETE, HEAD, OPTIONS']);
    expect((await send('/api/products/1/', { method: 'PATCH' })).status).toBe(401);
    const token = await send('/api/auth/token/');
    expect([token.status, token.headers.get('allow')]).toEqual([405, 'POST, OPTIONS']);
  });

  test('HEAD is GET without a body, OPTIONS needs no token', async () => {
    const { client, send } = openHandler();
    const head = await client.call(SET, '/api/products/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const options = await send('/api/products/', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([
      200,
      'GET, POST, PUT, DELETE, HEAD, OPTIONS',
    ]);
  });

  test('what is not under /api/ is a page that names its host, or the one that was given', async () => {
    const { send, sandbox } = openHandler({ pages: { '/form': '<form></form>' } });
    expect(await (await send('/')).text()).toContain('<title>localhost</title>');
    expect(await (await send('/form')).text()).toBe('<form></form>');
    expect((await send('/constructor')).headers.get('content-type')).toContain('text/html');
    expect(sandbox.requests.map(({ path }) => path)).toEqual(['/', '/form', '/constructor']);
  });
});

describe('versions', () => {
  test.each(['2', '14', '0', '-3', 'abc', '12.0', '', ' ', '9999'])(
    '%j is refused, naming the header',
    async (version) => {
      const { client } = openHandler();
      const answer = await client.call(SET, '/api/products/', { headers: { 'X-Api-Version': version } });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({
        detail: 'Serialization error',
        error: { key: 'common.serializer_error', fields: { 'X-Api-Version': [expect.any(String)] } },
      });
    },
  );

  test.each(['3', '12', '13'])('%s is served', async (version) => {
    const { client } = openHandler();
    expect((await client.call(SET, '/api/products/', { headers: { 'X-Api-Version': version } })).status).toBe(
      200,
    );
  });
});

describe('CORS', () => {
  const page = { Origin: 'http://localhost:5173' };

  test('is off by default and can be switched on for the origin that asks', async () => {
    const { client, send, sandbox } = openHandler();
    const silent = await client.call(SET, '/api/products/', { headers: page });
    expect(silent.headers.get('access-control-allow-origin')).toBeNull();
    sandbox.configure({ cors: true });
    const open = await client.call(SET, '/api/products/', { headers: page });
    expect(open.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    const preflight = await send('/api/products/', { method: 'OPTIONS', headers: page });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      200,
      expect.stringContaining('DELETE'),
    ]);
  });
});

describe('rate limit', () => {
  function openWithClock() {
    let now = Date.parse('2026-11-24T10:00:00Z');
    const opened = openHandler({ settings: { rateLimit: 20 }, now: () => now });
    return { ...opened, pass: (ms: number) => (now += ms) };
  }

  test('the 21st request of a token within a second is 429 with Retry-After, others are not held up', async () => {
    const { client, pass } = openWithClock();
    const status = async (set: string) => (await client.call(set, '/api/products/')).status;
    for (let i = 0; i < 10; i += 1) await client.call(SET, '/api/products/');
    pass(500);
    for (let i = 0; i < 10; i += 1) expect(await status(SET)).toBe(200);
    const refused = await client.call(SET, '/api/products/');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await status('Read only')).toBe(200);
    // sliding: the first ten leave the window, the second ten stay
    pass(500);
    for (let i = 0; i < 10; i += 1) expect(await status(SET)).toBe(200);
    expect(await status(SET)).toBe(429);
  });

  test('the token endpoint counts per client, and a refused refresh costs no token', async () => {
    const { client, pass } = openWithClock();
    for (let i = 0; i < 20; i += 1) expect((await client.refresh(SET)).status).toBe(200);
    const { refreshToken } = client.tokenSet(SET);
    expect((await client.refresh(SET)).status).toBe(429);
    expect((await client.refresh('Everything')).status).toBe(200);
    pass(1000);
    expect((await client.refresh(SET, refreshToken)).status).toBe(200);
  });
});
