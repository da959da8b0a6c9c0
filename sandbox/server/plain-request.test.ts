import { once } from 'node:events';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { expect, test } from 'vitest';
import { openSandbox } from '../testing/open-sandbox.ts';
import { basic } from '../testing/test-client.ts';
import { plainRequest } from './plain-request.ts';

const SET = 'Shop export';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function send(base: string, { method, path, headers, body }: Sent): Promise<Got> {
  const outgoing = request(`${base}${path}`, { method, headers: headers ?? {} });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    status: incoming.statusCode,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

/** What differs between any two answers. */
function comparable({ status, headers, body }: Got) {
  const { 'x-rid': rid, 'set-cookie': cookie, date, ...rest } = headers;
  const times = [rid, cookie, date].map((value) => value !== undefined);
  return { status, headers: rest, times, body };
}

const JSON_BODY = { 'Content-Type': 'application/json' };

test.each<Sent>([
  { method: 'GET', path: '/api/products/?limit=3&page=2' },
  { method: 'GET', path: '/api/products/?search=%C3%BC+tea&limit=2' },
  {
    method: 'GET',
    path: '/api/products/1/',
    headers: { 'X-Api-Version': '13', Cookie: `sn=${'a'.repeat(32)}` },
  },
  { method: 'HEAD', path: '/api/products/' },
  { method: 'GET', path: '/api/products' },
  { method: 'GET', path: '/api/prodcts/1/' },
  { method: 'GET', path: '/api/products/999999/' },
  { method: 'DELETE', path: '/api/products/' },
  { method: 'GET', path: '/api/customers/?page=x' },
  { method: 'PUT', path: '/api/products/2/', headers: JSON_BODY, body: '{"description":"grün"}' },
  { method: 'PUT', path: '/api/products/2/', headers: JSON_BODY, body: '{"description":' },
  { method: 'PUT', path: '/api/products/2/', body: '{}' },
  {
    method: 'GET',
    path: '/api/products/1/',
    headers: { Origin: 'https://shop.test', Authorization: 'Bearer no' },
  },
])('$method $path is answered alike however plainly it is sent', async (sent) => {
  const { sandbox } = await openSandbox();
  const token = sandbox.accounts[0]?.apps[1]?.tokenSets[0]?.accessToken ?? '';
  const headers = { Authorization: `Bearer ${token}`, ...sent.headers };
  const to = (host: string) => ({ ...sent, headers: { ...headers, Host: `${host}:${sandbox.httpPort}` } });
  const plain = await send(sandbox.http, to('localhost'));
  const unusual = await send(sandbox.http, to('LOCALHOST'));
  expect(comparable(plain)).toEqual(comparable(unusual));
  const [first, second] = sandbox.requests.map(
    ({ id: _, at: __, host: ___, headers: ____, answer, ...rest }) => ({
      ...rest,
      body: answer?.body,
      cause: answer?.cause,
    }),
  );
  expect(first).toEqual(second);
});

test('a refresh in any spelling rotates once', async () => {
  const { sandbox } = await openSandbox();
  const app = sandbox.accounts[0]?.apps[1];
  const set = app?.tokenSets.find(({ label }) => label === SET);
  if (!app || !set) throw new Error('The seed has changed.');
  const refresh = (refreshToken: string, more: OutgoingHttpHeaders) =>
    send(sandbox.http, {
      method: 'POST',
      path: '/api/auth/token/',
      headers: {
        Authorization: basic(app),
        'Content-Type': 'application/x-www-form-urlencoded',
        ...more,
      },
      body: `grant_type=refresh_token&refresh_token=${refreshToken}`,
    });
  const first = await refresh(set.refreshToken, {});
  const { refresh_token } = JSON.parse(first.body) as { refresh_token: string };
  const again = await refresh(set.refreshToken, {});
  const second = await refresh(refresh_token, { 'Transfer-Encoding': 'chunked' });
  expect([first.status, again.status, second.status]).toEqual([200, 400, 200]);
});

test('a body that comes in pieces is read to its announced length', async () => {
  const { sandbox } = await openSandbox();
  const app = sandbox.accounts[0]?.apps[1];
  const set = app?.tokenSets.find(({ label }) => label === SET);
  if (!app || !set) throw new Error('The seed has changed.');
  const body = `grant_type=refresh_token&refresh_token=${set.refreshToken}`;
  const outgoing = request(`${sandbox.http}/api/auth/token/`, {
    method: 'POST',
    headers: {
      Authorization: basic(app),
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': body.length,
    },
  });
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  for (const piece of [body.slice(0, 20), body.slice(20, -1)]) {
    outgoing.write(piece);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(sandbox.requests).toEqual([]);
  outgoing.end(body.slice(-1));
  const [incoming] = await answered;
  incoming.resume();
  expect([incoming.statusCode, sandbox.requests.map((each) => each.body)]).toEqual([200, [body]]);
});

test.each([
  [{ url: '/api/products/' }, true],
  [{ url: '/api/orders/?start=2024-01-01T00:00:00%2B01:00&page=1' }, true],
  [{ url: '/api/../products/' }, false],
  [{ url: '/api/products/%31/' }, false],
  [{ url: "/api/products/?search='" }, false],
  [{ url: '/api/products/#a' }, false],
  [{ url: '/media/x.png' }, false],
  [{ method: 'PATCH' }, false],
  [{ host: 'LOCALHOST:8480' }, false],
  [{ host: '127.1:8480' }, false],
  [{ host: 'localhost:80' }, false],
  [{ host: 'app.inventorum.com' }, true],
  [{ 'transfer-encoding': 'chunked' }, false],
  [{ method: 'POST', 'content-length': '3000000' }, false],
  [{ method: 'POST', 'content-length': '12' }, true],
  [{ 'content-length': '12' }, false],
])('%j is plain: %s', (given, isPlain) => {
  const { method = 'GET', url = '/api/products/', ...headers } = given as Record<string, string>;
  const incoming = {
    method,
    url,
    headers: { host: 'localhost:8480', ...headers },
  } as unknown as IncomingMessage;
  const plain = plainRequest(incoming, 'http');
  expect(plain !== undefined).toBe(isPlain);
  if (!plain) return;
  const { pathname, search, origin, host } = new URL(`http://${incoming.headers.host}${url}`);
  expect(plain.url).toMatchObject({ pathname, search, origin, host });
});

test('a client that hangs up before the answer costs nothing but its answer', async () => {
  const { sandbox, client } = await openSandbox();
  const { clientId, clientSecret } = client.app('Locamo.de connector');
  const headers = {
    Authorization: basic({ clientId, clientSecret }),
    'Content-Type': 'application/x-www-form-urlencoded',
  };
  for (let round = 0; round < 20; round += 1) {
    const outgoing = request(`${sandbox.http}/api/auth/token/`, { method: 'POST', headers });
    outgoing.on('error', () => {});
    outgoing.end('grant_type=refresh_token&refresh_token=none', () => {
      setTimeout(() => outgoing.destroy(), round / 10);
    });
    await new Promise((resolve) => outgoing.once('close', resolve));
  }
  const answer = await client.refresh(SET);
  expect(answer.status).toBe(200);
});
