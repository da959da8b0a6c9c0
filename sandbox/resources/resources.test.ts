import { describe, expect, test } from 'vitest';
import { openHandler } from '../testing/open-handler.ts';
import { json } from '../testing/test-client.ts';

const ADMIN = 'Catalogue admin';
const SYNC = 'Warehouse sync';
const OWNER = 'Everything';

type Body = Record<string, unknown>;
interface Page {
  readonly total: number;
  readonly data?: readonly Body[];
  readonly results?: readonly Body[];
}

const ids = (list: readonly Body[] | undefined) => (list ?? []).map((item) => item['id']);
const version = (number: number) => ({ headers: { 'X-Api-Version': String(number) } });

describe('/products/', () => {
  const mug = {
    name: 'Mug <b>"O\'Neill"; DROP TABLE product</b> 🍵',
    tax_type: 1,
    gross_price: '11.90',
    quantity: 3,
  };

  test('what was created is read, changed and deleted', async () => {
    const { client } = openHandler();
    const created = await client.call(ADMIN, '/api/products/', { method: 'POST', body: mug });
    expect(created.status).toBe(200);
    const product = await json<Body>(created);
    expect(product).toMatchObject({
      name: mug.name,
      gross_price: '11.90',
      price: '10.0000000000',
      quantity: '3.00',
    });
    const path = `/api/products/${product['id']}/`;
    expect(await json(client.call(ADMIN, path))).toEqual(product);
    expect(await json(client.call(ADMIN, `/api/products/${product['inv_id']}/`))).toEqual(product);

    const changed = await json<Body>(
      client.call(ADMIN, path, { method: 'PUT', body: { price: '20', ean: '4006381333931' } }),
    );
    expect(changed).toEqual({
      ...product,
      price: '20.0000000000',
      gross_price: '23.80',
      ean: '4006381333931',
    });

    const deleted = await client.call(ADMIN, path, { method: 'DELETE' });
    expect([deleted.status, await deleted.text()]).toEqual([200, '{}']);
    expect((await client.call(ADMIN, path)).status).toBe(404);
    expect((await client.call(ADMIN, path, { method: 'DELETE' })).status).toBe(404);
  });

  test('have the 31 recorded keys in version 9 and the 39 of version 10', async () => {
    const { client } = openHandler();
    const keys = async (number: number) =>
      Object.keys(await json<Body>(client.call(ADMIN, '/api/products/1/', version(number)))).length;
    expect([await keys(9), await keys(10), await keys(12)]).toEqual([31, 39, 39]);
  });

  test('are paged by 40, cut to 40, and end in an empty page with the true total', async () => {
    const { client } = openHandler();
    const list = (query: string) => json<Page>(client.call(ADMIN, `/api/products/${query}`));
    const first = await list('');
    expect([first.total, first.data?.length]).toEqual([60, 40]);
    expect((await list('?limit=1000')).data).toHaveLength(40);
    const all = [...ids((await list('?page=1')).data), ...ids((await list('?page=2')).data)];
    expect(new Set(all).size).toBe(60);
    expect(await list('?page=3&unknown=1')).toEqual({ total: 60, data: [] });
    expect((await list('?limit=7&page=2')).data?.[0]?.['id']).toBe(8);
  });

  test('are `results` in version 13, up to 100 a page', async () => {
    const { client } = openHandler();
    const page = await json<Page>(client.call(ADMIN, '/api/products/?limit=100', version(13)));
    expect([page.total, page.results?.length, page.data]).toEqual([60, 60, undefined]);
    expect(page.results?.[0]).toHaveProperty('time_modified');
  });

  test('are searched by name, and filtered by shop', async () => {
    const { client } = openHandler();
    const total = async (query: string) =>
      (await json<Page>(client.call(ADMIN, `/api/products/?${query}`))).total;
    expect(await total('search=tea%20mug')).toBe(10);
    expect(await total("search=%25' OR 1=1 --")).toBe(0);
    await client.call(ADMIN, '/api/products/', { method: 'POST', body: mug });
    expect([await total(''), await total('in_shop=true')]).toEqual([61, 60]);
  });

  test('refuse a tax type of another account', async () => {
    const { client } = openHandler();
    const body = { ...mug, tax_type: 3 };
    expect(await json(client.call(ADMIN, '/api/products/', { method: 'POST', body }))).toMatchObject({
      error: { fields: { tax_type: ['Invalid pk "3" - object does not exist.'] } },
    });
  });
});

describe('/orders/', () => {
  const order = {
    channel: 'ebay',
    state: 2,
    basket: {
      note_external: 'ring twice',
      items: [{ product: 1, name: 'Tea mug', quantity: 2, unit_gross_price: '10.00', tax_rate: '19.000' }],
    },
    shipment: {
      name: 'DHL',
      cost: '4.90',
      external_key: 'X1',
      tracking_number: 'T1',
      service: { name: 'DHL', time_min: null, time_max: null },
    },
    customer: { first_name: 'Jo', last_name: 'Doe', email: null, shipping_address: [{ city: 'Köln' }] },
    payments: [{ payment_amount: '24.90', payment_method: '4' }],
  };

  test('are created with 201 and read back, by version', async () => {
    const { client } = openHandler();
    const created = await client.call(SYNC, '/api/orders/', { method: 'POST', body: order });
    expect([created.status, created.headers.get('x-inv-processed-version')]).toEqual([201, '12']);
    const body = await json<Body>(created);
    expect(body).toMatchObject({
      state: 2,
      channel: 'ebay',
      amount_paid: '24.9000000000',
      completed_at: null,
      basket: {
        invoice_number: '',
        items: [{ product: 1, price: '8.4033613445', gross_price: '20.00', quantity: 2 }],
      },
      shipment: { tracking_number: 'T1' },
    });
    const path = `/api/orders/${body['id']}/`;
    expect(await json(client.call(SYNC, path))).toEqual(body);
    const old = await json<Body>(client.call(SYNC, path, version(10)));
    expect(old).not.toHaveProperty('time_added');
    expect(old).toMatchObject({
      payments: [{ date: expect.stringMatching(/^\d\d\.\d\d\.\d{4} - \d\d:\d\d$/) }],
    });
  });

  test('are changed in part; closing one completes it', async () => {
    const { client } = openHandler();
    const { id } = await json<Body>(client.call(SYNC, '/api/orders/', { method: 'POST', body: order }));
    const put = (body: Body) => json<Body>(client.call(SYNC, `/api/orders/${id}/`, { method: 'PUT', body }));
    expect(await put({ basket: { note_internal: 'seen' } })).toMatchObject({
      basket: { note_internal: 'seen', note_external: 'ring twice' },
      completed_at: null,
    });
    expect(await put({ state: 360 })).toMatchObject({ state: 360, completed_at: expect.any(String) });
  });

  test('their delta starts at page 0, and hides pending orders since version 12', async () => {
    const { client } = openHandler();
    await client.call(SYNC, '/api/orders/', { method: 'POST', body: { ...order, channel: 'shop' } });
    const delta = (query: string, number = 12) =>
      json<Page>(client.call(SYNC, `/api/orders/delta/?${query}`, version(number)));
    expect([(await delta('')).total, (await delta('', 11)).total]).toEqual([12, 13]);
    const pages = [await delta('limit=5&page=0'), await delta('limit=5&page=1'), await delta('limit=5')];
    expect(ids(pages[0]?.data)).not.toEqual(ids(pages[1]?.data));
    expect(ids(pages[0]?.data)).toEqual(ids(pages[2]?.data));
    expect((await delta('start_date=2099-01-01T00:00:00.000Z')).total).toBe(0);
  });

  test('are listed by the times that clients write', async () => {
    const { client } = openHandler();
    const total = async (query: string) =>
      (await json<Page>(client.call(SYNC, `/api/orders/?${query}`))).total;
    expect(await total('start=2020.01.01+00:00:00&end=2099.01.01%2000:00:00')).toBe(12);
    expect(await total('end=2020.01.01+00:00:00')).toBe(0);
  });

  test('are all or nothing: one bad item writes no order', async () => {
    const { client } = openHandler();
    const [item] = order.basket.items;
    const body = { ...order, basket: { items: [item, { ...item, product: 999_999 }] } };
    const refused = await client.call(SYNC, '/api/orders/', { method: 'POST', body });
    expect(await json(refused)).toMatchObject({
      error: { fields: { 'basket.items.1.product': [expect.any(String)] } },
    });
    expect((await json<Page>(client.call(SYNC, '/api/orders/'))).total).toBe(12);
  });
});

describe('/taxes/ and /info/', () => {
  test('taxes are a bare list; a rate exists once', async () => {
    const { client } = openHandler();
    expect(await json(client.call(SYNC, '/api/taxes/'))).toEqual([
      { id: 1, name: '19 %', tax_rate: '19.000' },
      { id: 2, name: '7 %', tax_rate: '7.000' },
    ]);
    const taken = await client.call(SYNC, '/api/taxes/', {
      method: 'POST',
      body: { name: 'again', tax_rate: 19.0 },
    });
    expect([taken.status, await taken.text()]).toEqual([
      400,
      '{"detail":"Serialization error","error":{"fields":{"tax_rate":["Tax rate already exists"]},' +
        '"description":"Serialization error","key":"common.serializer_error"}}',
    ]);
    const body = { name: '14%', tax_rate: 14.0 };
    expect(await json(client.call(SYNC, '/api/taxes/', { method: 'POST', body }))).toEqual([
      { id: expect.any(Number), name: '14%', tax_rate: '14.000' },
    ]);
    const foreign = await client.call(SYNC, '/api/taxes/3/');
    expect([foreign.status, await foreign.text()]).toEqual([
      404,
      '{"error":{"fields":{},"description":null,"key":"common.unknown"}}',
    ]);
  });

  test('info tells of the account behind the token', async () => {
    const { client } = openHandler();
    expect(await json(client.call(OWNER, '/api/info/'))).toMatchObject({
      account: { name: 'Fahrrad Fuchs', email: 'otto@fahrrad-fuchs.test' },
      tax_types: [{ tax_rate: '19.00000' }, { tax_rate: '7.00000' }],
    });
  });
});
