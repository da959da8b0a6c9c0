import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { picture } from '../testing/make-world.ts';
import { openSandbox } from '../testing/open-sandbox.ts';
import { apiClient } from './api-client.ts';
import { credentialsFromPages } from './log-in-by-pages.ts';

const run = promisify(execFile);

const ALL = [
  'products:read',
  'products:create',
  'products:update',
  'products:delete',
  'orders:read',
  'orders:create',
  'basic:read',
  'basic:create',
  'customers:read',
];

interface Item {
  readonly id: number;
  readonly name: string;
}

async function startClient(scopes: readonly string[] = ALL) {
  const { sandbox } = await openSandbox();
  return { sandbox, client: apiClient(sandbox, await credentialsFromPages(sandbox, scopes)) };
}

test('a sync that pages until a short page reads everything, in version 12 and 13', async () => {
  const { client } = await startClient();
  const readAll = async (version: number, limit: number) => {
    const items: Item[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await client.get<{ data?: Item[]; results?: Item[] }>(
        `/products/?limit=${limit}&page=${page}&_=${page}`,
        version,
      );
      const batch = answer.results ?? answer.data ?? [];
      items.push(...batch);
      if (batch.length < limit) return items;
    }
  };
  const [old, recent] = [await readAll(12, 40), await readAll(13, 100)];
  expect(new Set(old.map(({ id }) => id)).size).toBe(60);
  expect(recent.map(({ id }) => id)).toEqual(old.map(({ id }) => id));
  // the documentation's trap: version 12 cuts 100 to 40, and this client stops early
  expect(await readAll(12, 100)).toHaveLength(40);
});

test('a sync that counts to `total` reads everything, whatever the cut', async () => {
  const { client } = await startClient();
  for (const [list, limit] of [
    ['products', 100],
    ['orders', 7],
    ['customers', 2],
    ['categories', 1],
  ] as const) {
    const ids = new Set<number>();
    let total = Number.POSITIVE_INFINITY;
    for (let page = 1; ids.size < total; page += 1) {
      const answer = await client.get<{ total: number; data: Item[] }>(
        `/${list}/?limit=${limit}&page=${page}`,
      );
      total = answer.total;
      expect(answer.data.length).toBeGreaterThan(0);
      for (const { id } of answer.data) ids.add(id);
    }
    expect(ids.size).toBe(total);
  }
});

test('a connector upserts: find by code, update or create, create anew what is gone', async () => {
  const { client } = await startClient();
  const [tax] = await client.get<{ id: number }[]>('/taxes/', 13);
  const product = (name: string) => ({
    ...{ name, product_code: 'ERP-1', price: '12.6050420168', tax_type: tax?.id, quantity: '0.00' },
    ...{ purchase_price: '4.20', custom_price: false, is_giftcard: false, categories: null, images: null },
    attributes: {},
    variations: [
      {
        name: 'red',
        product_code: 'ERP-1-R',
        quantity: '1',
        attributes: { color: 'red' },
        price: '12.6050420168',
      },
    ],
  });
  const upsert = async (id: number | undefined, body: object) => {
    const updated = id === undefined ? undefined : await client.send<Item>(`PUT /products/${id}/`, body, 13);
    return updated?.status === 200 ? updated : client.send<Item>('POST /products/', body, 13);
  };
  const created = await upsert(undefined, product('Mug'));
  expect(created).toMatchObject({
    status: 200,
    body: { variations: [{ id: expect.any(Number), product_code: 'ERP-1-R' }] },
  });
  const updated = await upsert(created.body.id, { name: 'Better mug' });
  expect(updated.body).toMatchObject({ id: created.body.id, name: 'Better mug', gross_price: '15.00' });
  // some clients parse JSON after DELETE
  expect(await client.send(`DELETE /products/${created.body.id}/`, undefined, 13)).toEqual({
    status: 200,
    body: {},
  });
  expect((await client.send(`DELETE /products/${created.body.id}/`, undefined, 13)).status).toBe(404);
  expect((await upsert(created.body.id, product('Mug'))).body.id).toBeGreaterThan(created.body.id);
  const category = await client.send<Item>('POST /categories/', { name: 'ERP' }, 13);
  expect(category.body).toMatchObject({ name: 'ERP', id: expect.any(Number) });
});

test('a page that refreshes on 401 goes on, each time with the rotated token', async () => {
  const { sandbox, client } = await startClient();
  for (let i = 0; i < 3; i += 1) {
    sandbox.expireAccessToken('Nightly');
    expect(await client.get<{ total: number }>('/orders/?start=2020.01.01+00:00:00&limit=1')).toMatchObject({
      total: 12,
    });
  }
  expect(client.refreshes()).toBe(3);
  expect(client.credentials.refreshToken).toBe(
    sandbox.accounts[0]?.apps.flatMap(({ tokenSets }) => tokenSets).find(({ label }) => label === 'Nightly')
      ?.refreshToken,
  );
});

test('a job that copies changes sees what another made', async () => {
  const { client } = await startClient();
  const since = new Date(Date.now() - 1000).toISOString().slice(0, 19);
  const { body } = await client.send<Item>('POST /products/', { name: 'Seen', price: 1, tax_type: 1 });
  const delta = await client.get<{ data: Item[] }>(
    `/products/delta/modified/?start_date=${since}&limit=100&page=1&verbose=True`,
    10,
  );
  expect(delta.data.map(({ id }) => id)).toContain(body.id);
  await client.send(`DELETE /products/${body.id}/`, undefined);
  expect(await client.get(`/products/delta/deleted/?start_date=${since}&limit=10000&page=1`, 10)).toEqual({
    total: 1,
    data: [body.id],
  });
});

test('the curl lines of the documentation work with real curl', async () => {
  const { sandbox, client } = await startClient();
  const { clientId, clientSecret, refreshToken } = client.credentials;
  const api = `${sandbox.http}/api`;
  const curl = async (...args: readonly string[]) =>
    (await run('curl', ['-sS', '--fail-with-body', ...args])).stdout;

  const tokens = JSON.parse(
    await curl(
      '-X',
      'POST',
      `${api}/auth/token/`,
      '-u',
      `${clientId}:${clientSecret}`,
      '-d',
      `grant_type=refresh_token&refresh_token=${refreshToken}`,
    ),
  ) as { access_token: string; scope: string };
  const bearer = ['-H', `Authorization: Bearer ${tokens.access_token}`, '-H', 'X-Api-Version: 12'];
  expect(tokens.scope.split(' ').sort()).toEqual([...ALL].sort());
  expect(JSON.parse(await curl(...bearer, `${api}/products/?limit=2`))).toMatchObject({ total: 60 });
  const tax = await curl(
    ...bearer,
    '-H',
    'Content-Type: application/json',
    '-d',
    '{"name":"14%","tax_rate":14.00}',
    `${api}/taxes/`,
  );
  expect(JSON.parse(tax)).toMatchObject([{ name: '14%' }]);
  // two pages omit the final slash, which works only with -L
  expect(await curl(...bearer, `${api}/categories/1`)).toBe('');
  expect(JSON.parse(await curl('-L', ...bearer, `${api}/categories/1`))).toMatchObject({ id: 1 });
  expect(JSON.parse(await curl('-L', ...bearer, `${api}/ledger/2018/8`))).toMatchObject({ entry: [] });
  const folder = await mkdtemp(path.join(tmpdir(), 'sandbox-curl-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'mug.png');
  await writeFile(file, picture());
  const image = await curl(...bearer, '-F', 'type=product', '-F', `image=@${file}`, `${api}/images/`);
  expect(JSON.parse(image)).toMatchObject({ type: 0, new: true });

  const agency = sandbox.accounts[0]?.apps.find(({ kind }) => kind === 'legacy');
  const owner = sandbox.accounts[0]?.users[0];
  const granted = await curl(
    `${api}/auth/token/`,
    '-u',
    `${agency?.clientId}:${agency?.clientSecret}`,
    '-d',
    `grant_type=password&username=${owner?.email}&password=${owner?.password}`,
  );
  expect(JSON.parse(granted)).toMatchObject({
    token_type: 'Bearer',
    scope: expect.stringContaining('shop.products.publishing'),
  });
});

test('the older way of logging in, by its own calls', async () => {
  const { sandbox } = await openSandbox();
  const owner = sandbox.accounts[0]?.users[0];
  const post = async (where: string, form: Record<string, string>, token?: string) => {
    const headers = token === undefined ? {} : { Authorization: `Token ${token}` };
    const answer = await fetch(`${sandbox.http}/api${where}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
    });
    return ((await answer.json()) as { token: string }).token;
  };
  const pinToken = await post('/auth/login/', { email: owner?.email ?? '', password: owner?.password ?? '' });
  const token = await post('/pin-login/', { username: owner?.email ?? '', pin: owner?.pin ?? '' }, pinToken);
  const info = await fetch(`${sandbox.http}/api/info/`, { headers: { Authorization: `Token ${token}` } });
  expect(await info.json()).toMatchObject({ account: { email: owner?.email } });
});
