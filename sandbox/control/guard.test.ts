import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { openSandbox } from '../testing/open-sandbox.ts';

const FAULT = '{"answer":{"kind":"html"}}';
const JSON_TYPE = 'Content-Type: application/json';

/** A request byte for byte; returns the status line and the whole answer. */
async function raw(port: number, head: readonly string[], body = ''): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    answer += text;
  });
  const length = body === '' ? [] : [`Content-Length: ${body.length}`];
  socket.write([...head, ...length, 'Connection: close', '', body].join('\r\n'));
  await once(socket, 'close');
  return answer;
}

async function openControl() {
  const { sandbox } = await openSandbox();
  const { port, pathname } = new URL(sandbox.control);
  return { sandbox, port: Number(port), key: pathname, own: `127.0.0.1:${port}` };
}

/** What a page can make a browser send, even one that knows the whole address with its key. */
const HOSTILE: readonly (readonly [string, (own: string) => readonly string[]])[] = [
  [
    'a fetch',
    (own) => [`Host: ${own}`, 'Origin: https://evil.test', 'Sec-Fetch-Site: cross-site', JSON_TYPE],
  ],
  ['a fetch of an old browser', (own) => [`Host: ${own}`, 'Origin: https://evil.test', JSON_TYPE]],
  ['a fetch of a page without an origin', (own) => [`Host: ${own}`, 'Origin: null', JSON_TYPE]],
  ['a no-cors request', (own) => [`Host: ${own}`, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: no-cors']],
  ['a form', (own) => [`Host: ${own}`, 'Origin: https://evil.test', 'Content-Type: text/plain']],
  [
    'a page of another port',
    (own) => [`Host: ${own}`, 'Origin: http://127.0.0.1:1', 'Sec-Fetch-Site: same-site'],
  ],
  [
    'a rebound name',
    (own) => {
      const name = own.replace('127.0.0.1', 'evil.test');
      return [`Host: ${name}`, `Origin: http://${name}`, 'Sec-Fetch-Site: same-origin', JSON_TYPE];
    },
  ],
  [
    'a rebound name like ours',
    (own) => [`Host: ${own.replace('127.0.0.1', 'localhost.evil.test')}`, JSON_TYPE],
  ],
  ['two names', (own) => [`Host: evil.test, ${own}`, JSON_TYPE]],
];

test.each(HOSTILE)('%s reads nothing and changes nothing', async (_what, headers) => {
  const { sandbox, port, key, own } = await openControl();
  for (const path of ['/accounts', '/requests', '/journal', '/', '']) {
    const answer = await raw(port, [`GET ${key}${path} HTTP/1.1`, ...headers(own)]);
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(answer.toLowerCase()).not.toContain('access-control-allow');
    expect(sandbox.secrets.filter(({ value }) => answer.includes(value))).toEqual([]);
  }
  const before = JSON.stringify([sandbox.settings, sandbox.accounts]);
  await raw(port, [`POST ${key}/faults HTTP/1.1`, ...headers(own)], FAULT);
  await raw(port, [`PATCH ${key}/settings HTTP/1.1`, ...headers(own)], '{"cors":true}');
  await raw(port, [`POST ${key}/clock HTTP/1.1`, ...headers(own)], '{"freeze":true}');
  await raw(port, [`DELETE ${key}/requests HTTP/1.1`, ...headers(own)]);
  await raw(port, [`POST ${key}/token-sets/Read%20only/revoke HTTP/1.1`, ...headers(own)]);
  await raw(port, [`POST ${key}/reset HTTP/1.1`, ...headers(own)]);
  expect(JSON.stringify([sandbox.settings, sandbox.accounts])).toBe(before);
  expect(await (await fetch(`${sandbox.control}/faults`)).json()).toEqual([]);
});

test('a WebSocket of a page is refused by its origin', async () => {
  const { port, key, own } = await openControl();
  const upgrade = [
    'Upgrade: websocket',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
  ];
  const head = [
    `GET ${key}/requests/stream HTTP/1.1`,
    `Host: ${own}`,
    'Origin: https://evil.test',
    ...upgrade,
  ];
  expect(await raw(port, head)).toMatch(/^HTTP\/1\.1 403 /);
});

test.each([
  '',
  '/',
  '/accounts',
  '/wrongwrong/accounts',
  '/faults',
  '/journal.js',
  '//accounts',
  '/%2e/accounts',
])('without its key nothing answers: %s', async (path) => {
  const { sandbox, port, own } = await openControl();
  const answer = await raw(port, [`GET ${path === '' ? '/' : path} HTTP/1.1`, `Host: ${own}`]);
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  expect(answer).toContain('needs its key');
  expect(answer).not.toContain(new URL(sandbox.control).pathname.slice(1));
});

test('the key is another one each time, unless it is chosen', async () => {
  const [one, other] = [await openControl(), await openControl()];
  expect(one.key).toMatch(/^\/[A-Za-z0-9]{32}$/);
  expect(one.key).not.toBe(other.key);
  const { sandbox } = await openSandbox({ controlKey: 'my-own_key1' });
  expect(sandbox.control).toMatch(/:\d+\/my-own_key1$/);
  expect((await fetch(`${sandbox.control}/accounts`)).status).toBe(200);
  for (const controlKey of ['short', 'with/slash', 'ümlaut-key', '']) {
    await expect(openSandbox({ controlKey })).rejects.toThrow('The control key takes 8 to 128 letters');
  }
});

test('the page itself may ask and change, by either name of this machine', async () => {
  const { sandbox, port, key } = await openControl();
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
    const page = [`Host: ${host}`, `Origin: http://${host}`, 'Sec-Fetch-Site: same-origin', JSON_TYPE];
    expect(await raw(port, [`POST ${key}/faults HTTP/1.1`, ...page], FAULT)).toMatch(/^HTTP\/1\.1 201 /);
    const opened = [`Host: ${host}`, 'Sec-Fetch-Site: none', 'Accept: text/html'];
    expect(await raw(port, [`GET ${key} HTTP/1.1`, ...opened])).toMatch(
      /^HTTP\/1\.1 308 .*Location: \S+\/\r/is,
    );
    const shown = await raw(port, [`GET ${key}/ HTTP/1.1`, ...opened]);
    expect(shown).toMatch(/referrer-policy: no-referrer/i);
    // Nobody sees the address on the page.
    expect(shown).not.toContain(key.slice(1));
  }
  expect(await (await fetch(`${sandbox.control}/faults`)).json()).toHaveLength(2);
});
