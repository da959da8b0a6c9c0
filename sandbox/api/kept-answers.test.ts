import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Ids } from '../contract/contract.ts';
import { newOrder } from '../contract/shapes/order-parts.ts';
import { makeWorld, TESTER } from '../testing/make-world.ts';
import { type OpenHandler, openHandler } from '../testing/open-handler.ts';

const VERSIONS = ['9', '12', '13'] as const;

type Ask = (path: string, version?: string) => Promise<string>;

/** Status and body of a read. */
function asking({ client }: OpenHandler, set = TESTER): Ask {
  return async (address, version = '12') => {
    const answer = await client.call(set, `/api${address}`, { headers: { 'X-Api-Version': version } });
    return `${answer.status} ${await answer.text()}`;
  };
}

async function openWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'kept-answers-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const time = { now: Date.parse('2026-11-24T10:00:00Z') };
  const open = () => openHandler({ dataFile: join(folder, 'shop.db'), now: () => time.now });
  const own = open();
  const ids = await makeWorld(own);
  return { own, other: open(), fresh: open, ids, time };
}

function readsOf({ product, plainProduct, order, customer, category }: Ids): readonly string[] {
  const singles = [product, plainProduct, product + 2, 1].map((id) => `/products/${id}/`);
  return [
    ...singles,
    ...['/products/?limit=3', '/products/?limit=3&page=2', '/products/delta/modified/?limit=3&verbose=1'],
    ...[
      '/products/delta/modified/?limit=3',
      '/products/delta/modified/?limit=3&start_date=2026-11-24T10:00:02.000Z',
    ],
    ...['/products/delta/deleted/', '/products/quantity/?id=1&id=2', `/orders/${order}/`, '/orders/?limit=2'],
    ...['/orders/delta/?channel=ipad', '/returns/delta/', `/customers/${customer}/`, '/customers/?limit=2'],
    ...[`/categories/${category}/`, '/categories/', '/taxes/', '/info/', '/ledger/', '/orders/9999/'],
  ];
}

/** Each returns the request that makes a change. */
const WRITES: readonly ((
  ids: Ids,
  round: number,
) => readonly [method: string, path: string, body?: unknown])[] = [
  ({ product }, round) => ['PUT', `/products/${product}/`, { name: `Cup ${round}` }],
  ({ product }, round) => ['PUT', `/products/${product}/`, { product_code: `code ${round}` }],
  ({ plainProduct }, round) => ['PUT', `/products/${plainProduct}/`, { description: `text ${round}` }],
  ({ plainProduct }, round) => [
    'PUT',
    `/products/${plainProduct}/`,
    { variations: [{ name: `small ${round}`, quantity: '2' }] },
  ],
  ({ product }) => ['PUT', `/products/${product}/`, { categories: [] }],
  ({ product, category }) => ['PUT', `/products/${product}/`, { categories: [{ id: category }] }],
  ({ product }) => ['PUT', `/products/${product}/`, { images: [] }],
  (_, round) => ['POST', '/products/', { name: `New ${round}`, price: '1', tax_type: 1 }],
  ({ plainProduct }) => ['DELETE', `/products/${plainProduct}/`],
  ({ product }) => ['DELETE', `/products/${product}/`],
  ({ plainProduct }) => [
    'PUT',
    `/products/${plainProduct}/adjust_inventory/`,
    { stock: { quantity: '3', date: '05.03.2024', note: '', price: '2.00' } },
  ],
  ({ product }) => ['POST', '/orders/', newOrder({ product })],
  ({ order }, round) => ['PUT', `/orders/${order}/`, { basket: { note_internal: `note ${round}` } }],
  ({ order, orderItem }) => [
    'POST',
    '/returns/create/',
    { order, items: [{ item: orderItem, quantity: 1 }] },
  ],
  ({ customer }, round) => ['PUT', `/customers/${customer}/`, { last_name: `Doe ${round}` }],
  ({ category }, round) => ['PUT', `/categories/${category}/`, { name: `Tea ${round}` }],
  (_, round) => ['POST', '/categories/', { name: `Coffee ${round}` }],
];

test('a kept answer is the one that a sandbox without memory gives, whoever has written and whatever', async () => {
  const write = fc.record({
    by: fc.constantFrom('own', 'other'),
    what: fc.nat(WRITES.length - 1),
    version: fc.constantFrom(...VERSIONS),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 6 }), async (plan) => {
      const { own, other, fresh, ids, time } = await openWorld();
      const reads = readsOf(ids);
      const all = (ask: Ask, version: string) => Promise.all(reads.map((address) => ask(address, version)));
      for (const [round, { by, what, version }] of plan.entries()) {
        await all(asking(own), version);
        time.now += 1000;
        const [method, address, body] = WRITES[what]?.(ids, round) ?? ['GET', '/'];
        await (by === 'own' ? own : other).client.call(TESTER, `/api${address}`, { method, body });
        expect(await all(asking(own), version)).toEqual(await all(asking(fresh()), version));
      }
    }),
    { numRuns: 8 },
  );
});

test('each write of the list above is accepted by a new world', async () => {
  for (const make of WRITES) {
    const { own, ids } = await openWorld();
    const [method, address, body] = make(ids, 1);
    const { status } = await own.client.call(TESTER, `/api${address}`, { method, body });
    expect([200, 201, 204], `${method} ${address}`).toContain(status);
  }
});

test('an answer is kept for one version, address, user and host only', async () => {
  const opened = openHandler();
  const { client, send } = opened;
  const { product } = await makeWorld(opened);
  const ask = asking(opened);
  const [old, current] = [await ask('/products/?limit=2', '12'), await ask('/products/?limit=2', '13')];
  expect(old).toContain('"data"');
  expect(current).toContain('"results"');
  expect(await ask('/products/?limit=1')).not.toBe(old);
  const path = `/api/products/${product}/`;
  const here = await client.call(TESTER, path);
  const elsewhere = await send(`http://127.0.0.1:8480${path}`, {
    headers: { Authorization: `Bearer ${client.tokenSet(TESTER).accessToken}` },
  });
  expect(await here.text()).toContain('http://localhost/media/');
  expect(await elsewhere.text()).toContain('http://127.0.0.1:8480/media/');
});

test('a kept answer needs a living token with the right scope on each call', async () => {
  const opened = openHandler();
  const { sandbox, client } = opened;
  const ask = asking(opened);
  const { accessToken } = client.tokenSet(TESTER);
  const status = async () => {
    const answer = await opened.send('/api/products/1/', {
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    return answer.status;
  };
  expect([await status(), await status()]).toEqual([200, 200]);
  const evidence = { legacy: null, legacyEvidence: 'assumed', rightEvidence: 'assumed', source: '' } as const;
  sandbox.changeScope('GET', '/products/{id}/', { right: 'stock:read', ...evidence });
  expect(await status()).toBe(403);
  sandbox.resetScopes();
  expect(await status()).toBe(200);
  sandbox.expireAccessToken(TESTER);
  expect(await status()).toBe(401);
  expect(await ask('/products/1/')).toMatch(/^401/);
});
