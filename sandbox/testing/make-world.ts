import { Transformer } from '@napi-rs/image';
import type { Ids } from '../contract/contract.ts';
import { newOrder } from '../contract/shapes/order-parts.ts';
import type { OpenHandler } from './open-handler.ts';
import { json } from './test-client.ts';

/** The token set for testing every contract; `makeWorld` gives it every scope. */
export const TESTER = 'Catalogue admin';

export const EVERY_SCOPE =
  'orders:read orders:create orders:update basic:read basic:create basic:update ' +
  'customers:read customers:create customers:update products:read products:create products:update products:delete';

/** A picture of 300 by 200 pixels. */
export function picture(): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(300 * 200 * 4).fill(128);
  return new Uint8Array(Transformer.fromRgbaPixels(pixels, 300, 200).pngSync());
}

export function upload(name: string, file: Blob, fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.append(key, value);
  form.append(name, file, 'picture.png');
  return form;
}

/**
 * Creates one record of each kind in the first account, so that no list is empty and tests do not depend on each other.
 */
export async function makeWorld({ sandbox, client, send }: OpenHandler): Promise<Ids> {
  sandbox.grant(TESTER, EVERY_SCOPE);
  const { accessToken, refreshToken } = client.tokenSet(TESTER);
  const post = async (path: string, body: unknown, method = 'POST') =>
    json<{ id: number }>(client.call(TESTER, path, { method, body }));
  const uploaded = await send('/api/images/', {
    method: 'POST',
    headers: { Authorization: `Bearer ${accessToken}` },
    body: upload('image', new Blob([picture()])),
  });
  const { id: pictureId } = await json<{ id: number }>(uploaded);
  const category = await post('/api/categories/', { name: 'Tea', image: { id: pictureId } });
  const made = await json<{ id: number }>(
    client.call(TESTER, '/api/products/', { method: 'POST', body: newProduct(category.id, pictureId) }),
  );
  await post(`/api/products/${made.id}/state/`, { channel: 'shop', state: 'published' }).catch(() => {
    // its answer is empty: not JSON
  });
  const plain = await post('/api/products/', { name: 'Tea pot', price: '10', tax_type: 1 });
  const gone = await post('/api/products/', { name: 'Tea pot', price: '10', tax_type: 1 });
  await post(`/api/products/${gone.id}/`, undefined, 'DELETE');
  const customer = await post('/api/customers/', { last_name: 'Doe' });
  const order = await json<{ id: number; basket: { items: { id: number }[] } }>(
    client.call(TESTER, '/api/orders/', { method: 'POST', body: newOrder({ product: made.id }) }),
  );
  const orderItem = order.basket.items[0]?.id ?? 0;
  await post('/api/returns/create/', { order: order.id, items: [{ item: orderItem, quantity: 1 }] });
  return {
    ...{ product: made.id, plainProduct: plain.id, taxType: 1, newRate: freshRate(), category: category.id },
    ...{ picture: pictureId, customer: customer.id, order: order.id, orderItem },
    ...{ year: new Date().getUTCFullYear(), month: new Date().getUTCMonth() + 1 },
    ...credentialsOf({ sandbox, client, send }),
    pinToken: '',
    refreshToken,
  };
}

function newProduct(category: number, image: number) {
  return {
    ...{ name: 'Tea mug', price: '8.4033613445', tax_type: 1, in_shop: true, purchase_price: '4' },
    ...{ product_code: 'MUG', ean: '4006381333931', attributes: { color: ['red', 'blue'] } },
    ...{ package_size_value: '0.5', package_size_unit: 'kg' },
    categories: [{ id: category }],
    images: [{ id: image, new: true }],
    variations: [{ attributes: { color: 'red' }, product_code: 'MUG-RED', quantity: '7' }],
  };
}

let worlds = 0;

function freshRate(): number {
  worlds += 1;
  return 20 + worlds / 100;
}

function credentialsOf({ sandbox, client }: OpenHandler) {
  const owner = sandbox.accounts[0]?.users[0];
  if (!owner) throw new Error('The seed has no owner.');
  const { email, password, pin } = owner;
  const { clientId, clientSecret } = client.app('Locamo.de connector');
  return { email, password, pin, basic: `${clientId}:${clientSecret}` };
}

/** The PIN token for a password: separate, because checking a password is slow on purpose. */
export async function logIn({ send }: OpenHandler, { email, password }: Ids): Promise<string> {
  const answer = await send('/api/auth/login/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password }).toString(),
  });
  return (await json<{ token: string }>(answer)).token;
}
