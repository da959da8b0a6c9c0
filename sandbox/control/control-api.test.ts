import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { LogEvent, SandboxRequest } from '../log/request-log.ts';
import { openSandbox } from '../testing/open-sandbox.ts';
import { basic, json } from '../testing/test-client.ts';

const SET = 'Warehouse sync';

async function openControl() {
  const { sandbox, client } = await openSandbox();
  const send = (method: string, path: string, body?: unknown) =>
    fetch(sandbox.control + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
  return { sandbox, client, send };
}

/** fetch sets the Host header itself, but a rebound name needs another one. */
function statusUnderHost(base: string, host: string): Promise<number | undefined> {
  return statusWith(base, { Host: host });
}

async function statusWith(
  base: string,
  headers: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  const request = get(`${base}/accounts`, { headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

/** The lines of a stream as they arrive. */
async function* linesOf(response: Response): AsyncGenerator<LogEvent> {
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const lines = (rest + new TextDecoder().decode(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter((each) => each !== '')) yield JSON.parse(line) as LogEvent;
  }
}

function faultWith(headers: Readonly<Record<string, string>>): object {
  return { answer: { kind: 'answer', status: 200, headers } };
}

describe('control API', () => {
  test('is not on the API port, and the API is not on its port', async () => {
    const { sandbox } = await openControl();
    expect(await (await fetch(`${sandbox.http}/faults`)).text()).toContain('<title>');
    expect((await fetch(`${sandbox.control}/api/products/`)).status).toBe(404);
    expect(await (await fetch(sandbox.control)).json()).toHaveProperty('GET /accounts');
  });

  test('breaks the next answer, lists and takes back', async () => {
    const { client, send } = await openControl();
    const made = await send('POST', '/faults', [
      { match: { path: '/api/products/', times: 'always' }, answer: { kind: 'answer', status: 502 } },
      { answer: { kind: 'html' } },
    ]);
    expect(made.status).toBe(201);
    expect((await client.call(SET, '/api/products/')).status).toBe(502);
    const [first] = await json<readonly { id: number; hits: number }[]>(send('GET', '/faults'));
    expect(first).toMatchObject({ hits: 1, match: { nth: 1, times: 'always' } });
    expect((await send('DELETE', `/faults/${first?.id}`)).status).toBe(204);
    expect((await client.call(SET, '/api/products/')).headers.get('content-type')).toContain('html');
    expect((await client.call(SET, '/api/products/')).status).toBe(200);
    expect((await send('DELETE', '/faults/999')).status).toBe(404);
    expect((await send('DELETE', '/faults')).status).toBe(204);
  });

  test('holds an answer until it is released', async () => {
    const { client, send, sandbox } = await openControl();
    const [fault] = await json<readonly { id: number }[]>(
      send('POST', '/faults', { answer: { kind: 'hold' } }),
    );
    const answer = client.call(SET, '/api/products/');
    await sandbox.waitForRequest(({ path }) => path === '/api/products/');
    await send('POST', `/faults/${fault?.id}/release`);
    expect((await answer).status).toBe(200);
  });

  test('changes settings, scopes and the clock', async () => {
    const { client, send } = await openControl();
    const changed = await json(send('PATCH', '/settings', { tokenLifetimeSeconds: 60, cors: true }));
    expect(changed).toMatchObject({ tokenLifetimeSeconds: 60, cors: true, graceSeconds: 0 });
    expect(await json(client.refresh(SET))).toMatchObject({ expires_in: 60 });
    const rule = { method: 'GET', template: '/products/', requirement: { right: 'products:delete' } };
    expect((await send('PUT', '/scopes', rule)).status).toBe(200);
    expect((await client.call(SET, '/api/products/')).status).toBe(403);
    const scopes = await json<readonly { template: string; method: string; changed: boolean }[]>(
      send('GET', '/scopes'),
    );
    expect(
      scopes.find(({ method, template }) => method === 'GET' && template === '/products/'),
    ).toMatchObject(rule);
    expect(scopes.filter(({ changed }) => changed)).toHaveLength(1);
    await send('DELETE', '/scopes');
    expect((await client.call(SET, '/api/products/')).status).toBe(200);
    await send('PATCH', '/settings', { clockShiftMs: 61_000 });
    expect((await client.call(SET, '/api/products/')).status).toBe(401);
  });

  test('changes several scopes at once, all or none', async () => {
    const { client, send } = await openControl();
    const requirement = { right: 'stock:read' };
    const paths = ['/products/', '/orders/', '/taxes/'];
    const changes = paths.map((template) => ({ method: 'GET', template, requirement }));
    const nowhere = { method: 'GET', template: '/nowhere/', requirement };
    expect((await send('PUT', '/scopes', [...changes, nowhere])).status).toBe(404);
    expect((await client.call(SET, '/api/products/')).status).toBe(200);
    expect((await send('PUT', '/scopes', changes)).status).toBe(200);
    for (const path of paths) expect((await client.call(SET, `/api${path}`)).status).toBe(403);
    expect((await client.call(SET, '/api/categories/')).status).toBe(200);
  });

  test('grants a token set another scope, which its next refresh tells', async () => {
    const { client, send } = await openControl();
    const path = `/token-sets/${encodeURIComponent(SET)}/grant`;
    expect((await send('POST', path, { scope: 'orders:read stock:read' })).status).toBe(204);
    expect((await client.call(SET, '/api/products/')).status).toBe(403);
    expect(await json(client.refresh(SET))).toMatchObject({ scope: 'orders:read stock:read' });
    expect((await send('POST', '/token-sets/nobody/grant', { scope: 'a' })).status).toBe(404);
  });

  test('expires, rotates, revokes and deletes token sets and apps', async () => {
    const { client, send } = await openControl();
    const path = `/token-sets/${encodeURIComponent(SET)}`;
    await send('POST', `${path}/expire`);
    expect((await client.call(SET, '/api/products/')).status).toBe(401);
    const { refreshToken } = client.tokenSet(SET);
    await send('POST', `${path}/rotate`);
    expect((await client.refresh(SET, refreshToken)).status).toBe(400);
    await send('POST', `${path}/revoke`);
    expect(client.tokenSet(SET)).toMatchObject({ accessToken: '', refreshToken: '' });
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('DELETE', path)).status).toBe(404);
    expect((await send('DELETE', `/apps/${encodeURIComponent('Agency Müller (before 2019)')}`)).status).toBe(
      204,
    );
    expect(await json(send('GET', '/accounts'))).toMatchObject([
      { apps: [{ label: 'Locamo.de connector' }] },
      {},
    ]);
  });

  test.each<[string, string, string, object]>([
    ['an unknown kind of fault', 'POST', '/faults', { answer: { kind: 'earthquake' } }],
    ['a fault with a typo', 'POST', '/faults', { match: { pfad: '/' }, answer: { kind: 'html' } }],
    ['an unknown setting', 'PATCH', '/settings', { colour: 'red' }],
    ['a setting of the wrong type', 'PATCH', '/settings', { graceSeconds: 'long' }],
    ['a list in place of settings', 'PATCH', '/settings', []],
    ['a list in place of a match', 'POST', '/faults', { match: [], answer: { kind: 'html' } }],
    ['a list of headers', 'POST', '/faults', { answer: { kind: 'answer', status: 200, headers: [] } }],
    ['a list of fields to edit', 'POST', '/faults', { answer: { kind: 'edit', set: ['x'] } }],
    ['a list as a fault', 'POST', '/faults', [[]]],
    ['a list in place of a grant', 'POST', `/token-sets/${SET}/grant`, []],
    ['a list in place of a seed', 'POST', '/seed', []],
    ['a header name with a space', 'POST', '/faults', faultWith({ 'x y': '1' })],
    ['a header name that is empty', 'POST', '/faults', faultWith({ '': '1' })],
    ['a header value with a line break', 'POST', '/faults', faultWith({ x: 'a\r\nb' })],
    ['a header value beyond Latin-1', 'POST', '/faults', faultWith({ x: '€' })],
    ['an impossible content type', 'POST', '/faults', { answer: { kind: 'content type', value: 'a\u0000' } }],
    ['an impossible location', 'POST', '/faults', { answer: { kind: 'redirect', location: 'http://ä€/' } }],
    ['a scope of no method', 'PUT', '/scopes', { method: 'LOOK', template: '/', requirement: null }],
  ])('refuses %s with a message', async (_name, ...[method, path, body]) => {
    const { send } = await openControl();
    const answer = await send(method, path, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/.{5}/) });
  });

  test.each(['cross-site', 'same-site', 'anything'])(
    'answers nothing that a page made the browser ask for: %s',
    async (site) => {
      const { sandbox } = await openControl();
      // fetch drops headers with this name, because a browser sets them itself
      const status = await statusWith(sandbox.control, {
        'Sec-Fetch-Site': site,
        'Sec-Fetch-Mode': 'no-cors',
      });
      expect(status).toBe(403);
      expect(await statusWith(sandbox.control, { 'Sec-Fetch-Site': 'none' })).toBe(200);
    },
  );

  test('answers no web page', async () => {
    const { sandbox } = await openControl();
    const page = await fetch(`${sandbox.control}/accounts`, { headers: { Origin: 'http://evil.test' } });
    expect(page.status).toBe(403);
    // DNS rebinding: a name of the page's own that resolves to this server
    expect(await statusUnderHost(sandbox.control, 'evil.test')).toBe(403);
    expect(await statusUnderHost(sandbox.control, 'localhost')).toBe(200);
    const plain = await fetch(`${sandbox.control}/faults`, {
      method: 'POST',
      body: '{"answer":{"kind":"html"}}',
    });
    expect(plain.status).toBe(415);
  });
});

describe('the log of the control API', () => {
  test('shows every request with its headers, and secrets by label wherever they stand', async () => {
    const { sandbox, client, send } = await openControl();
    const app = client.app('Locamo.de connector');
    const { accessToken, refreshToken } = client.tokenSet(SET);
    await client.call(SET, `/api/products/?leak=${accessToken}&password=hunter2`, {
      headers: { 'X-Copy': refreshToken },
    });
    await client.refresh(SET);
    await client.call(SET, '/api/orders/', {
      method: 'POST',
      body: { refresh_token: 'foreign', note: app.clientSecret },
    });
    await fetch(`${sandbox.http}/api/`, {
      headers: { Authorization: 'Bearer somebody-elses', Cookie: 'sn=1' },
    });
    const text = await (await send('GET', '/requests')).text();
    const secrets = [
      accessToken,
      refreshToken,
      app.clientSecret,
      basic(app),
      'hunter2',
      'foreign',
      'somebody-elses',
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    const requests = JSON.parse(text) as readonly SandboxRequest[];
    expect(requests[0]).toMatchObject({
      method: 'GET',
      path: '/api/products/',
      query: `?leak=<access token 1 of "${SET}">&password=<unknown>`,
      headers: {
        authorization: `Bearer <access token 1 of "${SET}">`,
        'x-copy': `<refresh token 1 of "${SET}">`,
      },
      tokenSet: SET,
      status: 200,
    });
    expect(requests[1]).toMatchObject({
      headers: { authorization: 'Basic <client id and a secret of "Locamo.de connector">' },
      body: `grant_type=refresh_token&refresh_token=<refresh token 1 of "${SET}">`,
    });
    expect(requests[3]?.headers).toMatchObject({ authorization: 'Bearer <unknown>', cookie: '<cookies>' });
    const newer = await json<readonly SandboxRequest[]>(send('GET', `/requests?since=${requests[2]?.id}`));
    expect(newer.map(({ path }) => path)).toEqual(['/api/']);
    await send('DELETE', '/requests');
    expect(await json(send('GET', '/requests'))).toEqual([]);
  });

  test('shows of a large body its beginning, and of many large ones the newest', async () => {
    const { sandbox, client, send } = await openControl();
    const { refreshToken } = client.tokenSet(SET);
    const large = `${'x '.repeat(9_000)}${refreshToken}${' y'.repeat(35_000)}`;
    for (let i = 0; i < 900; i++) {
      await fetch(`${sandbox.http}/api/products/`, { method: 'POST', body: large });
    }
    expect(sandbox.requests.length).toBeLessThan(800);
    const text = await (await send('GET', '/requests')).text();
    expect(text).not.toContain(refreshToken);
    expect(text).not.toContain(refreshToken.slice(0, 10));
    expect(text.length).toBeLessThan(300 * 24_000);
    const requests = JSON.parse(text) as readonly SandboxRequest[];
    expect(requests.at(-1)?.body).toMatch(/^x x .*… \[\d+ characters in all\]$/s);
  });

  test('is a stream, too: first what was, then what happens', async () => {
    const { client, send } = await openControl();
    await client.call(SET, '/api/products/');
    const lines = linesOf(await send('GET', '/requests/stream'));
    expect((await lines.next()).value).toMatchObject({
      kind: 'answered',
      request: { path: '/api/products/' },
    });
    await client.refresh(SET);
    const arrived: unknown = (await lines.next()).value;
    expect(arrived).toMatchObject({ kind: 'arrived', request: { path: '/api/auth/token/', status: null } });
    expect(JSON.stringify(arrived)).toContain('<refresh token 1');
    expect((await lines.next()).value).toMatchObject({ kind: 'answered', request: { status: 200 } });
    await lines.return(undefined);
  });
});
