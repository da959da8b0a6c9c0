import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeApiError } from '../../src/inventorum/api-error.ts';
import { createSandboxHandler, type SandboxHandler } from '../create-sandbox-handler.ts';
import { EVERY_SCOPE } from '../testing/make-world.ts';
import { type TestClient, testClient } from '../testing/test-client.ts';

const SET = 'Catalogue admin';

/** Each field of a body gets each of these values; such a body must be refused or stored as text, nothing worse. */
const EVIL: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  2 ** 53,
  '',
  ' ',
  'x'.repeat(20_000),
  "'; DROP TABLE product; --",
  '<script>alert(1)</script>',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  'NaN',
  '1e400',
  [],
  [[[[]]]],
  {},
  { id: 999_999 },
  { __proto__: { id: 1 } },
  [{ id: 'x' }],
  [null],
];

const address = { first_name: 'Jo', city: 'Berlin' };
const item = { product: 1, name: 'Mug', quantity: 1, unit_gross_price: '1.00', tax_rate: '19' };
const variation = { id: 1, name: 'Red', quantity: '1', attributes: { color: 'red' }, images: [] };

const BODIES: readonly [method: string, path: string, body: Readonly<Record<string, unknown>>][] = [
  [
    'POST',
    '/products/',
    {
      name: 'Mug',
      price: '1',
      tax_type: 1,
      images: [],
      categories: [],
      variations: [variation],
      attributes: {},
      ean: '',
    },
  ],
  [
    'PUT',
    '/products/1/',
    { name: 'Mug', images: [], categories: [], variations: [], quantity: '1', in_shop: true },
  ],
  [
    'PUT',
    '/products/1/adjust_inventory/',
    { stock: { quantity: 1, date: '01.01.2024', note: '', price: '1' } },
  ],
  ['POST', '/products/1/state/', { channel: 'shop', state: 'published', details: null }],
  [
    'POST',
    '/customers/',
    { last_name: 'Doe', title: 'Mr.', email: 'a@b.de', birthday: '', channel: 1, is_vip: false },
  ],
  ['PUT', '/customers/1/', { last_name: 'Doe', country: 'DE', phone_numbers: [{ type: 'x' }] }],
  ['POST', '/categories/', { name: 'Tea', parent: null, hint: '', channel: 'shop', image: null }],
  ['PUT', '/categories/1/', { name: 'Tea', parent: null, image: { id: 1 } }],
  ['POST', '/taxes/', { name: 'x', tax_rate: 3 }],
  ['PUT', '/taxes/1/', { name: 'x', tax_rate: '19.000' }],
  [
    'POST',
    '/orders/',
    {
      channel: 'shop',
      state: 8,
      basket: { items: [item] },
      customer: { billing_address: address },
      payments: [],
      shipment: {},
    },
  ],
  ['PUT', '/orders/1/', { state: 8, basket: { note_internal: 'x' } }],
  [
    'POST',
    '/returns/create/',
    { order: 1, items: [{ item: 1, quantity: 1 }], returnToStock: true, returnType: 0 },
  ],
  ['POST', '/basket/1/items/return/', { items: [{ item: 1, quantity: 1 }], returnType: 1 }],
];

const QUERIES: readonly string[] = [
  '/products/?page=0',
  '/products/?limit=0',
  '/products/?limit=-1',
  '/products/?page=1e9',
  '/products/?in_shop=maybe',
  '/products/?search=%00',
  '/products/delta/modified/?start_date=yesterday',
  '/products/delta/modified/?start_date=2024-13-45',
  '/products/delta/modified/?verbose=perhaps',
  '/products/delta/deleted/?limit=x',
  "/products/quantity/?id=1'--",
  '/products/quantity/?id=',
  '/orders/?channel=shoes',
  '/orders/?start=2024',
  '/orders/delta/?order_by=password_hash',
  '/orders/delta/?order_by=id;DROP',
  '/orders/delta/?page=-1',
  '/returns/delta/?start_date=%00',
  '/returns/delta/?channel=%00',
  '/customers/?page=x',
  '/categories/?q=%00',
  '/categories/?limit=99999999999999999999',
  '/ledger/2024/13/',
  '/ledger/2024/0/',
  '/ledger/99999/1/',
  '/customers/99999999999999999999/',
  '/categories/0/',
  '/orders/00000000000000000000000000000001e/',
];

/** The body with one field replaced, at any depth. */
function* replaced(body: unknown): Generator<unknown> {
  for (const evil of EVIL) yield evil;
  if (typeof body !== 'object' || body === null) return;
  for (const [key, value] of Object.entries(body)) {
    for (const inner of replaced(value)) {
      yield Array.isArray(body) ? body.with(Number(key), inner) : { ...body, [key]: inner };
    }
  }
}

let sandbox: SandboxHandler;
let client: TestClient;
beforeAll(() => {
  sandbox = createSandboxHandler({ settings: { rateLimit: 'off' } });
  client = testClient(sandbox, (path, init) =>
    sandbox.fetch(new Request(new URL(path, 'http://localhost'), init)),
  );
  sandbox.grant(SET, EVERY_SCOPE);
});
afterAll(() => {
  sandbox.close();
});

async function expectRefusalOrStore(answer: Response): Promise<void> {
  const text = await answer.text();
  expect(answer.status).toBeLessThan(500);
  if (answer.status < 400) return;
  expect(decodeApiError(JSON.parse(text))?.key).toMatch(/^(common|product)\./);
  expect(text).not.toMatch(/sqlite|SELECT|at .*\.ts:/i);
}

test.each(BODIES)('%s %s survives every evil value in every field', async (method, path, body) => {
  let count = 0;
  for (const evil of replaced(body)) {
    count += 1;
    const text = JSON.stringify(evil);
    await expectRefusalOrStore(await client.call(SET, `/api${path}`, { method, body: text }));
  }
  expect(count).toBeGreaterThan(40);
  // the database still answers, and no other data was changed
  expect((await client.call('Everything', '/api/products/?limit=1')).status).toBe(200);
});

test.each(QUERIES)('%s is refused in the shape of the API', async (path) => {
  const answer = await client.call(SET, `/api${path}`);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  await expectRefusalOrStore(answer);
});

test.each([
  ['no boundary', 'multipart/form-data', 'x'],
  ['a boundary that never comes', 'multipart/form-data; boundary=a', 'x'],
  [
    'a part without an end',
    'multipart/form-data; boundary=a',
    '--a\r\nContent-Disposition: form-data; name="image"\r\n\r\nx',
  ],
  ['nothing', 'multipart/form-data; boundary=a', ''],
  ['JSON', 'application/json', '{}'],
  [
    'a file named like an object part',
    'multipart/form-data; boundary=a',
    '--a\r\nContent-Disposition: form-data; name="__proto__"; filename="a"\r\n\r\nx\r\n--a--\r\n',
  ],
])('an upload with %s is refused', async (_name, type, body) => {
  const answer = await client.call(SET, '/api/images/', {
    method: 'POST',
    body,
    headers: { 'Content-Type': type },
  });
  expect([400, 415]).toContain(answer.status);
  await expectRefusalOrStore(answer);
});

test.each(BODIES)('%s %s takes no list in the place of its object, or of an object in it', async (...row) => {
  const [method, path, body] = row;
  const nested = Object.entries(body).filter(([, value]) => isObject(value));
  const bodies = [[], [body], ...nested.map(([name]) => ({ ...body, [name]: [] }))];
  for (const given of bodies) {
    const answer = await client.call(SET, `/api${path}`, { method, body: given });
    expect([path, given, answer.status]).toEqual([path, given, 400]);
  }
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

test.each(['constructor', 'prototype', '__proto__', 'toString', 'hasOwnProperty', '__defineGetter__'])(
  'an attribute named %s is kept',
  async (name) => {
    // JSON.parse makes __proto__ a property; an object literal does not.
    const attributes: unknown = JSON.parse(`{"${name}": "red", "size": ["S"]}`);
    const body = { name: 'Mug', price: '1', tax_type: 1, attributes };
    const made = await client.call(SET, '/api/products/', { method: 'POST', body });
    const answer = (await made.json()) as { readonly attributes: Readonly<Record<string, unknown>> };
    expect(made.status).toBe(200);
    expect(Object.entries(answer.attributes)).toEqual([
      [name, ['red']],
      ['size', ['S']],
    ]);
  },
);
