import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeApiError } from '../../src/inventorum/api-error.ts';
import type { Sandbox } from '../sandbox.ts';
import { startSandbox } from '../start-sandbox.ts';
import { basic, type TestClient, testClient } from '../testing/test-client.ts';

/** One malformed request. `body` is sent byte for byte; `raw` replaces the whole request on a bare socket. */
interface Bad {
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  readonly raw?: string;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const FORM_TYPE = { 'Content-Type': 'application/x-www-form-urlencoded' };
const product = { name: 'Mug', tax_type: 3, price: '1.00' };
const item = { name: 'Mug', quantity: 1, unit_gross_price: '1', tax_rate: '19' };
const order = (change: object) => ({ basket: { items: [item] }, ...change });

const post = (
  path: string,
  name: string,
  body: string | Buffer | object,
  headers: Bad['headers'] = JSON_TYPE,
): Bad => ({
  name: `POST ${path}: ${name}`,
  method: 'POST',
  path,
  headers,
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});

const SQL = "' OR '1'='1'; DROP TABLE product; --";
const HTML = '"><img src=x onerror=alert(1)>';
const DEEP = '['.repeat(5_000) + ']'.repeat(5_000);
const DEEP_OBJECT = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;

const BROKEN_JSON: readonly (readonly [string, string | Buffer])[] = [
  ['empty', ''],
  ['white space', '  \n'],
  ['half an object', '{"name":'],
  ['single quotes', "{'name':'x'}"],
  ['a trailing comma', '{"name":"x",}'],
  ['two values', '{}{}'],
  ['NaN', '{"price":NaN}'],
  ['a comment', '{/* */}'],
  ['a byte order mark in the middle', '{"a":\ufeff1}'],
  ['a list', '[]'],
  ['a number', '7'],
  ['null', 'null'],
  ['a string', '"x"'],
  ['deep lists', DEEP],
  ['deep objects', DEEP_OBJECT],
  ['Latin-1 bytes', Buffer.from('{"name":"M\xfcller"}', 'latin1')],
  ['half a UTF-8 character', Buffer.from([0x7b, 0x22, 0xe2, 0x82])],
  ['UTF-16', Buffer.from('{"name":"x"}', 'utf16le')],
  ['a form', 'name=x&price=1'],
  ['gzip without saying so', Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00])],
];

const BAD_PRODUCTS: readonly (readonly [string, object])[] = [
  ['no name', { ...product, name: undefined }],
  ['an empty name', { ...product, name: '' }],
  ['a blank name', { ...product, name: ' \t ' }],
  ['a name of 256 characters', { ...product, name: 'x'.repeat(256) }],
  ['a name that is a number', { ...product, name: 5 }],
  ['a name that is null', { ...product, name: null }],
  ['a name that is an object', { ...product, name: { $ne: '' } }],
  ['NUL in the name', { ...product, name: 'a\u0000b' }],
  ['half a surrogate pair in the name', { ...product, name: 'a\ud800' }],
  ['no tax type', { ...product, tax_type: undefined }],
  ['a tax type of SQL', { ...product, tax_type: SQL }],
  ['a tax type of text', { ...product, tax_type: '3' }],
  ['a tax type of another account', { ...product, tax_type: 1 }],
  ['a tax type that is not there', { ...product, tax_type: 99_999 }],
  ['a negative tax type', { ...product, tax_type: -1 }],
  ['half a tax type', { ...product, tax_type: 1.5 }],
  ['a tax type beyond 2^53', { ...product, tax_type: 1e300 }],
  ['no price', { ...product, price: undefined }],
  ['a price of SQL', { ...product, price: SQL }],
  ['a price of HTML', { ...product, price: HTML }],
  ['a German price', { ...product, price: '1,50' }],
  ['a negative price', { ...product, price: '-1' }],
  ['a price without end', { ...product, price: '9'.repeat(400) }],
  ['an exponent without end', { ...product, price: '1e99' }],
  ['a price that is infinite', { ...product, price: 'Infinity' }],
  ['a price that is a list', { ...product, price: ['1'] }],
  ['a price that is true', { ...product, price: true }],
  ['a gross price of text', { ...product, gross_price: 'free' }],
  ['a quantity of text', { ...product, quantity: 'many' }],
  ['a quantity of an object', { ...product, quantity: {} }],
  ['a product code of 31 characters', { ...product, product_code: 'x'.repeat(31) }],
  ['an ean of 31 characters', { ...product, ean: '1'.repeat(31) }],
  ['an ean that is a number', { ...product, ean: 4_006_381_333_931 }],
  ['a gtin of 31 characters', { ...product, gtin: '1'.repeat(31) }],
  ['a brand of an object', { ...product, brand: {} }],
  ['NUL in the description', { ...product, description: '\u0000' }],
  ['a description of a megabyte', { ...product, description: 'x'.repeat(1_000_000) }],
  ['in_shop as text', { ...product, in_shop: 'true' }],
  ['is_giftcard as a number', { ...product, is_giftcard: 1 }],
  ['attributes as a list', { ...product, attributes: ['a'] }],
  ['attributes of a number', { ...product, attributes: { colour: 5 } }],
  ['attributes of NUL', { ...product, attributes: { colour: ['\u0000'] } }],
  ['variations of text', { ...product, variations: 'red' }],
  ['a variation of a number', { ...product, variations: [5] }],
  ['a package size of text', { ...product, package_size_value: 'big' }],
];

const BAD_ORDERS: readonly (readonly [string, object])[] = [
  ['no basket', {}],
  ['a basket of null', { basket: null }],
  ['a basket of a list', { basket: [] }],
  ['no items', { basket: {} }],
  ['an empty basket', { basket: { items: [] } }],
  ['items of an object', { basket: { items: { 0: item } } }],
  ['an item of null', { basket: { items: [null] } }],
  ['501 items', { basket: { items: Array.from({ length: 501 }, () => item) } }],
  ['an item without a name', { basket: { items: [{ ...item, name: undefined }] } }],
  ['an item of nothing', { basket: { items: [{ ...item, quantity: 0 }] } }],
  ['a negative quantity', { basket: { items: [{ ...item, quantity: -1 }] } }],
  ['a quantity of SQL', { basket: { items: [{ ...item, quantity: SQL }] } }],
  ['a price of HTML', { basket: { items: [{ ...item, unit_gross_price: HTML }] } }],
  ['a negative tax rate', { basket: { items: [{ ...item, tax_rate: '-19' }] } }],
  ['a product of another account', { basket: { items: [{ ...item, product: 1 }] } }],
  ['a product of SQL', { basket: { items: [{ ...item, product: SQL }] } }],
  ['NUL in a note', { basket: { items: [item], note_external: '\u0000' } }],
  ['an unknown channel', order({ channel: 'fax' })],
  ['a channel of SQL', order({ channel: SQL })],
  ['a state of text', order({ state: 'PAID' })],
  ['a state beyond the mask', order({ state: 1024 })],
  ['a negative state', order({ state: -1 })],
  ['half a state', order({ state: 1.5 })],
  ['an e-mail without an @', order({ customer: { email: 'nobody' } })],
  ['an e-mail of HTML', order({ customer: { email: HTML } })],
  ['a customer of text', order({ customer: 'Jo' })],
  ['a shipping address that is no list', order({ customer: { shipping_address: {} } })],
  ['a city of a list', order({ customer: { billing_address: { city: [] } } })],
  ['a shipment of text', order({ shipment: 'DHL' })],
  ['a negative shipping cost', order({ shipment: { cost: '-1' } })],
  ['a service time of text', order({ shipment: { service: { time_min: 'soon' } } })],
  ['payments of an object', order({ payments: {} })],
  ['a payment without an amount', order({ payments: [{ payment_method: '4' }] })],
  ['a payment without a method', order({ payments: [{ payment_amount: '1' }] })],
  ['a payment of text', order({ payments: [{ payment_amount: 'all', payment_method: '4' }] })],
];

const BAD_QUERIES = [
  '/api/products/?limit=0',
  '/api/products/?limit=-1',
  '/api/products/?limit=1.5',
  '/api/products/?limit=abc',
  '/api/products/?limit=',
  '/api/products/?limit=1e3',
  '/api/products/?limit=99999999999999999999',
  `/api/products/?limit=${encodeURIComponent(SQL)}`,
  '/api/products/?page=0',
  '/api/products/?page=-1',
  `/api/products/?page=${encodeURIComponent(HTML)}`,
  '/api/products/?search=%00',
  '/api/products/?in_shop=perhaps',
  '/api/orders/?start=yesterday',
  `/api/orders/?start=${encodeURIComponent(SQL)}`,
  '/api/orders/?start=2024.13.45+00:00:00',
  '/api/orders/?end=%00',
  '/api/orders/?channel=%00',
  '/api/orders/delta/?page=-1',
  '/api/orders/delta/?start_date=2024-01-01T25:00:00Z',
  '/api/orders/delta/?start_date=',
];

const BAD_PATHS = [
  '/api/products/-1/',
  '/api/products/1.5/',
  '/api/products/0x1/',
  '/api/products/99999999999999999999999999/',
  '/api/products/%00/',
  '/api/products/1%00/',
  '/api/products/1;drop/',
  `/api/products/${encodeURIComponent(SQL)}/`,
  `/api/products/${encodeURIComponent(HTML)}/`,
  '/api/products/%F0%28%8C%28/',
  '/api/products/1/../../../../etc/passwd',
  '/api/products/%2e%2e/%2e%2e/etc/passwd',
  '/api//products/',
  '/api/products//1/',
  '/api/PRODUCTS/',
  '/api/__proto__/',
  '/api/constructor/',
  `/api/${'a/'.repeat(3_000)}`,
  '/api/orders/99999/',
  '/api/taxes/1/',
];

const BAD_AUTHORIZATION = [
  'Bearer',
  'Bearer ',
  'Bearer a b',
  'bearer: x',
  'Token abc',
  'Basic YTpi',
  'Digest x',
  `Bearer ${SQL}`,
  `Bearer ${HTML}`,
  `Bearer ${'x'.repeat(8_000)}`,
  'Bearer null',
  'Bearer undefined',
];

const BAD_CLIENTS = [
  '',
  'Basic',
  'Basic ',
  'Basic ====',
  'Basic %%%',
  'Basic YQ==',
  `Basic ${Buffer.from(':').toString('base64')}`,
  `Basic ${Buffer.from('a:b').toString('base64')}`,
  `Basic ${Buffer.from(`${SQL}:x`).toString('base64')}`,
  `Basic ${Buffer.from([0xff, 0xfe, 0x3a, 0xff]).toString('base64')}`,
  `Basic ${Buffer.from('%ZZ:%').toString('base64')}`,
  `Basic ${'QUFB'.repeat(2_000)}`,
  'Bearer abc',
];

const MEDIA_TYPES = [
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/json; charset=latin1',
  'application/json; charset=utf-16',
  'application/jsonp',
  'application/json, text/html',
  '',
  `text/${'x'.repeat(4_000)}`,
  'image/png',
];

const RAW: readonly (readonly [string, string])[] = [
  ['garbage', 'GARBAGE\r\n\r\n'],
  ['an unknown method', 'FLY /api/products/ HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['no host', 'GET /api/products/ HTTP/1.1\r\n\r\n'],
  ['a host that is none', 'GET /api/products/ HTTP/1.1\r\nHost: a b/c\r\n\r\n'],
  ['a header without a colon', 'GET /api/products/ HTTP/1.1\r\nHost: a\r\nbroken\r\n\r\n'],
  ['a header with a NUL', 'GET /api/products/ HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n'],
  ['a flood of headers', `GET /api/ HTTP/1.1\r\nHost: a\r\n${'X-Flood: x\r\n'.repeat(5_000)}\r\n`],
  ['one header of 100 kB', `GET /api/ HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
  ['a path of 100 kB', `GET /api/${'x'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`],
  [
    'two lengths',
    'POST /api/orders/ HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
  ],
  [
    'a length and chunks',
    'POST /api/orders/ HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a broken chunk', 'POST /api/orders/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n'],
  ['a negative length', 'POST /api/orders/ HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n'],
  ['HTTP/9.9', 'GET /api/products/ HTTP/9.9\r\nHost: a\r\n\r\n'],
  ['a TLS hello', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n'],
];

const TABLE: readonly Bad[] = [
  ...BROKEN_JSON.flatMap(([name, body]) => [
    post('/api/products/', name, body),
    post('/api/orders/', name, body),
  ]),
  ...BAD_PRODUCTS.map(([name, body]) => post('/api/products/', name, body)),
  ...BAD_ORDERS.map(([name, body]) => post('/api/orders/', name, body)),
  ...BAD_QUERIES.map((path) => ({ name: `GET ${path}`, path })),
  ...BAD_PATHS.map((path) => ({ name: `GET ${path.slice(0, 60)}`, path })),
  ...BAD_AUTHORIZATION.map((value) => ({
    name: `Authorization: ${value.slice(0, 40)}`,
    path: '/api/products/',
    headers: { Authorization: value },
  })),
  ...BAD_CLIENTS.map((value) =>
    post('/api/auth/token/', `client ${value.slice(0, 40)}`, 'grant_type=refresh_token', {
      ...FORM_TYPE,
      Authorization: value,
    }),
  ),
  ...MEDIA_TYPES.map((type) =>
    post('/api/products/', `media type "${type.slice(0, 40)}"`, product, { 'Content-Type': type }),
  ),
  ...['14', '-1', 'x', '', SQL].map((value) => ({
    name: `X-Api-Version: ${value}`,
    path: '/api/products/',
    headers: { 'X-Api-Version': value },
  })),
  ...['PATCH', 'TRACE', 'PROPFIND', 'LOCK'].map((method) => ({
    name: method,
    method,
    path: '/api/products/',
  })),
  post('/api/products/', '50 MB', Buffer.alloc(50_000_000, 'x')),
  post('/api/auth/token/', '5 MB of form', Buffer.alloc(5_000_000, 'x'), FORM_TYPE),
  post('/api/products/', 'bad multipart', '--x\r\nContent-Disposition: form-data; name="a', {
    'Content-Type': 'multipart/form-data; boundary=x',
  }),
  ...RAW.map(([name, raw]) => ({ name: `on the wire: ${name}`, raw })),
];

interface Seen {
  readonly status: number;
  readonly body: string;
}

describe('malformed requests', () => {
  let sandbox: Sandbox;
  let client: TestClient;
  beforeAll(async () => {
    sandbox = await startSandbox({ rateLimit: 'off' });
    client = testClient(sandbox, (path, init) => fetch(sandbox.http + path, init));
  });
  afterAll(() => sandbox.close());

  const counts = async () => {
    const lists = ['/api/products/', '/api/orders/'].map(async (path) =>
      (await client.call('Everything', path)).json(),
    );
    return Promise.all(lists) as Promise<readonly { total: number }[]>;
  };

  test('there are at least 150 of them', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(150);
  });

  test.each(TABLE)('$name', async (bad) => {
    const before = await counts();
    const { status, body } = bad.raw === undefined ? await sendOverHttp(bad) : await sendRaw(bad.raw);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(decodeApiError(JSON.parse(body))).toBeDefined();
    // the server is alive, and nothing was written by half
    expect((await counts()).map(({ total }) => total)).toEqual(before.map(({ total }) => total));
  });

  /** Uses node:http, because fetch would correct such requests. */
  function sendOverHttp({ method = 'GET', path = '/', headers = {}, body }: Bad): Promise<Seen> {
    const { accessToken } = client.tokenSet('Everything');
    const authorization = path.startsWith('/api/auth/')
      ? basic(client.app('Workshop planner'))
      : `Bearer ${accessToken}`;
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(sandbox.http);
      const sent = request({
        hostname,
        port,
        method,
        path,
        headers: { Authorization: authorization, ...headers },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
        });
      });
      sent.end(body);
    });
  }

  function sendRaw(text: string): Promise<Seen> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(sandbox.http).port), '127.0.0.1');
      let seen = '';
      socket.setEncoding('utf8');
      socket.on('data', (chunk) => {
        seen += String(chunk);
        const [, status, body] = /^HTTP\/1\.1 (\d{3})[\s\S]*?\r\n\r\n(\{[\s\S]*\})/.exec(seen) ?? [];
        if (body === undefined) return;
        socket.destroy();
        resolve({ status: Number(status), body });
      });
      socket.on('error', (error) => {
        reject(new Error(`${error.message}; seen: ${seen}`));
      });
      socket.on('end', () => {
        reject(new Error(`ended without an answer: ${seen}`));
      });
      socket.write(Buffer.from(text, 'latin1'));
    });
  }
});

describe('hostile text in a place for text', () => {
  test.each([
    SQL,
    HTML,
    '\u202eevil',
    '\u001b[31mred',
    "'; --",
    '#{7*7}',
    '{{7*7}}',
    '𝕏 🍵 ‏',
    '\\u0000',
    'a\r\nSet-Cookie: x=1',
  ])('%j is kept as it is and breaks nothing', async (text) => {
    const started = await startSandbox({ rateLimit: 'off' });
    const owner = testClient(started, (path, init) => fetch(started.http + path, init));
    const body = {
      ...product,
      name: text,
      description: text,
      brand: text,
      supplier: text,
      attributes: { [text]: [text] },
    };
    const made = await owner.call('Everything', '/api/products/', { method: 'POST', body });
    expect(await made.json()).toMatchObject({
      name: text,
      description: text,
      brand: text,
      attributes: { [text]: [text] },
    });
    const found = await owner.call('Everything', `/api/products/?search=${encodeURIComponent(text)}`);
    expect(await found.json()).toMatchObject({ total: 1 });
    await started.close();
  });
});
