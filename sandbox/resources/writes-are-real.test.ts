import { Transformer } from '@napi-rs/image';
import { describe, expect, test } from 'vitest';
import { EVERY_SCOPE, picture, upload } from '../testing/make-world.ts';
import { type OpenHandler, openHandler } from '../testing/open-handler.ts';
import { json } from '../testing/test-client.ts';

const SET = 'Catalogue admin';

type Body = Record<string, unknown>;
interface Page {
  readonly total: number;
  readonly data: readonly Body[];
}

function open() {
  let now = Date.parse('2026-11-24T10:00:00Z');
  const opened = openHandler({ now: () => now });
  opened.sandbox.grant(SET, EVERY_SCOPE);
  const get = <T = Body>(path: string, version = 12) =>
    json<T>(opened.client.call(SET, `/api${path}`, { headers: { 'X-Api-Version': String(version) } }));
  const send = async <T = Body>(method: string, path: string, body: unknown, version = 12) =>
    json<T>(
      opened.client.call(SET, `/api${path}`, { method, body, headers: { 'X-Api-Version': String(version) } }),
    );
  return {
    ...opened,
    get,
    call: send,
    pass: (ms: number) => (now += ms),
    iso: () => new Date(now).toISOString(),
  };
}

type Opened = ReturnType<typeof open>;

async function sell({ call }: Opened, quantity: number, change: Body = {}) {
  return call<{ id: number; state: number; basket: { items: { id: number }[]; invoice_number: string } }>(
    'POST',
    '/orders/',
    {
      state: 8,
      basket: {
        items: [{ product: 1, name: 'Tea mug', quantity, unit_gross_price: '11.90', tax_rate: '19.000' }],
      },
      payments: [{ payment_method: '0', payment_amount: 11.9 * quantity }],
      ...change,
    },
  );
}

const stock = async ({ get }: Opened, id = 1) => (await get(`/products/${id}/`))['quantity'];

describe('stock adds up', () => {
  test('an adjustment is a difference, and moves the average purchase price', async () => {
    const opened = open();
    const adjust = (quantity: unknown, price?: string) =>
      opened.call('PUT', '/products/1/adjust_inventory/', {
        stock: { quantity, date: '05.03.2024', note: '', price },
      });
    expect(await stock(opened)).toBe('0.00');
    expect(await adjust(3, '2.00')).toMatchObject({
      quantity: '3.00',
      average_purchase_price: '2.0000000000',
    });
    expect(await adjust('1', '4.00')).toMatchObject({
      quantity: '4.00',
      average_purchase_price: '2.5000000000',
    });
    expect(await adjust('-1.5')).toMatchObject({ quantity: '2.50', average_purchase_price: '2.5000000000' });
    expect(await opened.get('/products/quantity/?id=1&id=2&id=999')).toEqual([
      { quantity: '2.50', id: 1 },
      { quantity: '1.00', id: 2 },
    ]);
  });

  test('an order takes goods, a cancelled one brings them back, a draft takes none', async () => {
    const opened = open();
    const { id } = await sell(opened, 2);
    expect(await stock(opened)).toBe('-2.00');
    await opened.call('PUT', `/orders/${id}/`, { state: 4 });
    expect(await stock(opened)).toBe('0.00');
    await sell(opened, 5, { state: 1 });
    expect(await stock(opened)).toBe('0.00');
  });

  test('a product has as many pieces as its variations together', async () => {
    const opened = open();
    const made = await opened.call<{
      id: number;
      quantity: string;
      variations: { id: number; name: string }[];
    }>('POST', '/products/', {
      name: 'Shirt',
      price: '10',
      tax_type: 1,
      variations: [
        { quantity: '1', attributes: { size: 'S' } },
        { quantity: '2', attributes: { size: 'L' }, price: '12' },
      ],
    });
    expect(made).toMatchObject({
      quantity: '3.00',
      variation_count: 2,
      variations: [
        { name: 'Shirt', price: '10.0000000000', attributes_str: 'S' },
        { price: '12.0000000000', attributes: { size: ['L'] } },
      ],
    });
    const small = made.variations[0]?.id;
    await opened.call('PUT', `/products/${small}/adjust_inventory/`, {
      stock: { quantity: 5, date: '01.01.2024' },
    });
    expect(await stock(opened, made.id)).toBe('8.00');
    await opened.call('PUT', `/products/${made.id}/`, { variations: [{ id: small, quantity: '0' }] });
    expect(await stock(opened, made.id)).toBe('2.00');
    const refused = await opened.client.call(SET, `/api/products/${made.id}/adjust_inventory/`, {
      method: 'PUT',
      body: { stock: { quantity: 1, date: '01.01.2024' } },
    });
    expect(refused.status).toBe(400);
    // the list does not contain variations
    expect((await opened.get<Page>('/products/?search=shirt')).total).toBe(1);
    await opened.call('DELETE', `/products/${made.id}/`, undefined);
    expect((await opened.get<Page>('/products/delta/deleted/')).total).toBe(3);
  });
});

describe('deltas show what was written', () => {
  test('products: created, updated and deleted since a time', async () => {
    const opened = open();
    const { get, call } = opened;
    opened.pass(60_000);
    const since = encodeURIComponent(opened.iso());
    const { id } = await call('POST', '/products/', { name: 'New', price: '1', tax_type: 1 });
    await call('PUT', '/products/2/', { name: 'Changed' });
    opened.pass(1000);
    await call('PUT', '/products/3/', { name: 'Changed last' });
    await call('DELETE', '/products/4/', undefined);
    const { total, data } = await get<Page>(`/products/delta/modified/?start_date=${since}`);
    expect([total, data.map((item) => [item['id'], item['state']])]).toEqual([
      3,
      [
        [3, 'updated'],
        [id, 'created'],
        [2, 'updated'],
      ],
    ]);
    expect(await get(`/products/delta/deleted/?start_date=${since}&limit=10000`)).toEqual({
      total: 1,
      data: [4],
    });
    expect((await get<Page>('/products/delta/modified/?verbose=True&limit=1')).data[0]).toHaveProperty(
      'inv_id',
    );
    expect((await get<Page>('/products/delta/modified/?verbose=True&limit=1', 9)).data[0]).not.toHaveProperty(
      'inv_id',
    );
  });

  test('orders are ordered as asked', async () => {
    const { get } = open();
    const ids = async (orderBy: string) =>
      (await get<Page>(`/orders/delta/?order_by=${orderBy}`)).data.map((order) => order['id']);
    const up = await ids('id');
    expect(await ids('-id')).toEqual([...up].reverse());
    expect(await ids('channel,-id')).toEqual([...up].reverse());
  });
});

describe('an order moves the ledger, a return moves it back', () => {
  test('cash in, cash out, stock, state and the numbers', async () => {
    const opened = open();
    const order = await sell(opened, 2);
    expect(order.basket.invoice_number).toBe('2026-000001');
    const [item] = order.basket.items;
    expect(await opened.get('/ledger/')).toEqual([{ month: 11, year: 2026 }]);
    const made = await opened.call('POST', '/returns/create/', {
      order: order.id,
      items: [{ item: item?.id, quantity: 1 }],
      returnToStock: 'true',
      returnType: '0',
    });
    expect(made).toMatchObject({
      basket: order.id,
      gross: '11.90',
      total_price: '10.00',
      return_number: '1',
    });
    expect(await stock(opened)).toBe('-1.00');
    expect(await opened.get(`/orders/${order.id}/`)).toMatchObject({
      state: 8,
      basket: { items: [{ quantity: 1, original_quantity: '2.00' }] },
    });
    await opened.call('POST', `/basket/${order.id}/items/return/`, {
      returnType: 1,
      items: [{ item: item?.id, quantity: 1 }],
    });
    expect(await opened.get(`/orders/${order.id}/`)).toMatchObject({ state: 24 });
    expect(await opened.get('/ledger/2026/11/')).toMatchObject({
      balance: '0E-10',
      credit: '23.8000000000',
      debit: '23.8000000000',
      entry: [
        {
          reason: 'Basket checkout',
          tax_type: '19%',
          tax_amount: '3.80',
          balance: '23.8000000000',
          debit: '0E-10',
        },
        { reason: 'Return', document: '1', balance: '11.9000000000', credit: '0E-10' },
        { reason: 'Return', entry_date: '24.11.2026', balance: '0E-10' },
      ],
    });
    expect(await opened.get('/ledger/2026/10/')).toMatchObject({ balance: '0E-10', entry: [] });
    expect(await opened.get<Page>('/returns/delta/')).toMatchObject({
      total: 2,
      data: [{ total_amount: '11.90' }, {}],
    });
  });

  test('nothing can be returned twice, nor what another order sold; a refused return changes nothing', async () => {
    const opened = open();
    const order = await sell(opened, 2);
    const other = await sell(opened, 1);
    const item = order.basket.items[0]?.id;
    const give = async (body: Body) =>
      (await opened.client.call(SET, '/api/returns/create/', { method: 'POST', body })).status;
    expect(await give({ order: order.id, items: [{ item, quantity: 3 }] })).toBe(400);
    expect(await give({ order: other.id, items: [{ item, quantity: 1 }] })).toBe(400);
    expect(
      await give({
        order: order.id,
        items: [
          { item, quantity: 1 },
          { item, quantity: 2 },
        ],
      }),
    ).toBe(400);
    expect([await stock(opened), (await opened.get<Page>('/returns/delta/')).total]).toEqual(['-3.00', 0]);
    expect(await give({ order: order.id, items: [{ item, quantity: 2 }], returnToStock: false })).toBe(200);
    expect(await give({ order: order.id, items: [{ item, quantity: 1 }] })).toBe(400);
    expect(await stock(opened)).toBe('-3.00');
  });

  test('a payment by card leaves the cash book alone', async () => {
    const opened = open();
    await sell(opened, 1, { payments: [{ payment_method: '6', payment_amount: '11.90' }] });
    expect(await opened.get('/ledger/')).toEqual([]);
  });
});

describe('pictures', () => {
  const send = ({ send: fetch, client }: OpenHandler, form: FormData, version = 12) =>
    fetch('/api/images/', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${client.tokenSet(SET).accessToken}`,
        'X-Api-Version': String(version),
      },
      body: form,
    });

  test('are real in every size, and stand at the product and the category', async () => {
    const opened = open();
    const made = await json<{ id: number; urls: Record<string, string> }>(
      send(opened, upload('image', new Blob([picture()]), { type: 'category' })),
    );
    expect(made).toMatchObject({ type: 3, new: true });
    const sides = await Promise.all(
      Object.entries(made.urls).map(async ([size, url]) => {
        const file = await opened.sandbox.fetch(new Request(url));
        expect(file.headers.get('content-type')).toBe('image/png');
        const { width, height } = new Transformer(Buffer.from(await file.arrayBuffer())).metadataSync();
        return [size, width, height];
      }),
    );
    expect(sides).toEqual([
      ['ipad', 300, 200],
      ['thumb', 100, 67],
      ['image', 300, 200],
      ['ipad_retina', 300, 200],
      ['ebay', 300, 200],
      ['thumb_retina', 200, 133],
      ['original', 300, 200],
    ]);
    const images = [{ id: made.id, new: true }];
    expect(await opened.call('PUT', '/products/1/', { images })).toMatchObject({
      thumbnail: { id: made.id },
      images: [{ id: made.id, urls: { thumb: made.urls['thumb'] } }],
    });
    expect(await opened.get('/products/1/', 9)).toMatchObject({
      images: [{ id: made.id, thumb: made.urls['thumb'] }],
    });
    await opened.call('PUT', '/categories/1/', { image: { id: made.id } });
    expect(await opened.get('/categories/?q=tea%20mug')).toMatchObject({
      data: [{ image: made.urls['image'] }],
    });
  });

  test('up to version 7 the field has another name and the id a minus', async () => {
    const opened = open();
    const old = await json<{ id: number }>(send(opened, upload('product_image', new Blob([picture()])), 7));
    expect(old.id).toBeLessThan(0);
    expect(await json(send(opened, upload('product_image', new Blob([picture()])), 8))).toMatchObject({
      error: { key: 'common.serializer_error', fields: { image: ['This field is required.'] } },
    });
  });

  test.each<[string, () => FormData]>([
    ['text', () => upload('image', new Blob(['hello']))],
    ['HTML with the name of a picture', () => upload('image', new Blob(['<script>alert(1)</script>']))],
    ['half a picture', () => upload('image', new Blob([picture().slice(0, 60)]))],
    ['nothing', () => upload('image', new Blob([]))],
    ['another type', () => upload('image', new Blob([picture()]), { type: 'shoe' })],
  ])('%s is refused', async (_name, form) => {
    const opened = open();
    const answer = await send(opened, form());
    expect([answer.status, Object.keys(await json<Body>(answer))]).toEqual([400, ['detail', 'error']]);
  });
});

describe('versions', () => {
  test('only version 6 sorts and filters products', async () => {
    const { get, call } = open();
    await call('PUT', '/products/9/', { reorder_level: '100' });
    const names = async (query: string, version: number) =>
      (await get<Page>(`/products/?limit=1&${query}`, version)).data.map(({ id }) => id);
    expect(await names('sort=-id', 6)).toEqual([60]);
    expect(await names('sort=-id', 7)).toEqual([1]);
    expect(await names('filter=reorder', 6)).toEqual([9]);
    expect(await names('filter=reorder', 12)).toEqual([1]);
  });

  test('phone numbers are a list up to version 9, one since version 10', async () => {
    const { get, call } = open();
    const { id } = await call('POST', '/customers/', {
      company: 'Doe Ltd',
      phone_number: '030 1',
      phone_numbers: [{ national_number: '030 1', type: 'work' }],
    });
    expect(await get(`/customers/${id}/`)).toMatchObject({
      phone_number: '030 1',
      is_vip: false,
      channel: 1,
    });
    expect(await get(`/customers/${id}/`, 9)).toMatchObject({
      phone_numbers: [{ national_number: '030 1' }],
    });
  });
});

describe('customers and categories', () => {
  test('a customer needs a company or a last name', async () => {
    const opened = open();
    const status = async (body: Body) =>
      (await opened.client.call(SET, '/api/customers/', { method: 'POST', body })).status;
    expect(
      await Promise.all([{}, { first_name: 'Jo' }, { company: 'X' }, { last_name: 'X' }].map(status)),
    ).toEqual([400, 400, 200, 200]);
  });

  test('an order with a customer makes one, who can be read', async () => {
    const opened = open();
    const order = await sell(opened, 1, { customer: { first_name: 'Jo', last_name: 'Doe', email: null } });
    const { customer } = await opened.get<{ customer: { id: number } }>(`/orders/${order.id}/`);
    expect(await opened.get(`/customers/${customer.id}/`)).toMatchObject({ last_name: 'Doe' });
  });

  test('categories know their tree and never lie below themselves', async () => {
    const opened = open();
    const { id } = await opened.call<{ id: number }>('POST', '/categories/', { name: 'Leaf', parent: 1 });
    expect(await opened.get(`/categories/${id}/`)).toMatchObject({ parent: 1, tree_id: 1, is_leaf: true });
    expect(await opened.get('/categories/1/')).toMatchObject({ is_leaf: false, products_count: 10 });
    const circle = await opened.client.call(SET, '/api/categories/1/', {
      method: 'PUT',
      body: { parent: id },
    });
    expect(await json(circle)).toMatchObject({
      error: { fields: { parent: ['A category cannot lie below itself.'] } },
    });
    const product = await opened.call('PUT', '/products/1/', { categories: [{ id }] });
    expect(product).toMatchObject({ categories: [{ id, name: 'Leaf', products: [1] }] });
    expect(await opened.get('/products/?limit=1', 13)).toMatchObject({ results: [{ categories: [id] }] });
  });

  test('public attribute names need no token and speak the asked language', async () => {
    const { send } = open();
    const path = '/api/public/info/attributes/';
    const read = async (language: string) => json(send(path, { headers: { 'Accept-Language': language } }));
    expect(await read('de')).toMatchObject({ color: 'Farbe' });
    expect(await read('en')).toMatchObject({ color: 'Color' });
  });
});
