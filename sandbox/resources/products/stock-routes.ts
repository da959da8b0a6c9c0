import * as v from 'valibot';
import { invalidInput } from '../../api/refusals.ts';
import type { ApiCall, Route } from '../../api/route.ts';
import { CHANNELS } from '../channels.ts';
import { formatDecimal } from '../decimal.ts';
import { decimal, fields, readInput, text } from '../input.ts';
import { findProduct } from './find-product.ts';
import { fullProduct } from './product.ts';
import { addStock } from './stock.ts';

const ADJUSTMENT = fields({
  stock: fields({
    quantity: decimal(),
    date: v.pipe(text(10), v.check(isDay, 'Date has wrong format. Use DD.MM.YYYY.')),
    note: v.optional(v.nullable(text(1000))),
    price: v.optional(v.nullable(decimal(0n))),
    cost: v.optional(v.nullable(decimal(0n))),
  }),
});

const STATE = fields({
  channel: v.picklist(CHANNELS, 'Not a valid choice.'),
  state: v.picklist(['in_progress', 'published', 'unpublished', 'failed'], 'Not a valid choice.'),
  details: v.optional(v.unknown()),
});

/** Stock and publishing of a product. Source: recorded exchanges. */
export const STOCK_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    template: '/products/quantity/',
    answer: (call) => ({ status: 200, body: quantities(call) }),
  },
  {
    method: 'PUT',
    template: '/products/{id}/adjust_inventory/',
    permission: 'can_adjust_inventory',
    answer: (call) => {
      const { id } = adjust(call);
      const { time_modified: _, ...body } = {
        time_modified: null,
        ...fullProduct(call, findProduct(call, String(id))),
      };
      // according to a public client, version 13 omits time_modified here
      return { status: 200, body };
    },
  },
  {
    method: 'POST',
    template: '/products/{id}/state/',
    permission: 'can_edit_product',
    answer: (call) => {
      const { id } = findProduct(call, call.ids[0]);
      const { channel, state, details } = readInput(STATE, call.body);
      const upsert = call.database.query(
        `INSERT INTO product_state VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET state = excluded.state, details = excluded.details`,
      );
      upsert.run(id, channel, state, JSON.stringify(details ?? null));
      // neither body nor content type: recorded
      return { status: 200, text: '' };
    },
  },
];

/** A bare list, one entry per known id, in the requested order. */
function quantities({ database, identity, query }: ApiCall) {
  const ids = [...new Set(query.getAll('id'))].slice(0, 1000);
  if (ids.some((id) => !/^\d{1,15}$/.test(id))) throw invalidInput({ id: ['A valid integer is required.'] });
  const select = database.query<{ quantity: string; id: number }>(
    'SELECT quantity, id FROM product WHERE account_id = ? AND id = ?',
  );
  return ids.flatMap((asked) => {
    const row = select.get(identity.accountId, asked);
    return row ? [{ quantity: row.quantity, id: row.id }] : [];
  });
}

/** Books a change of stock. The quantity is a difference, no level. */
function adjust(call: ApiCall) {
  const row = findProduct(call, call.ids[0]);
  const { stock } = readInput(ADJUSTMENT, call.body);
  if (row.variation_count > 0) {
    throw invalidInput({ stock: ['This product has variations. Adjust the stock of each.'] });
  }
  const price = stock.price ?? stock.cost;
  call.database
    .query(
      'INSERT INTO stock_change (product_id, quantity, date, note, price, changed_at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(
      row.id,
      formatDecimal(stock.quantity, 2),
      stock.date,
      stock.note ?? null,
      typeof price === 'bigint' ? formatDecimal(price, 10) : null,
      call.now,
    );
  addStock(call.database, row.id, { quantity: stock.quantity, now: call.now });
  return row;
}

function isDay(day: string): boolean {
  const [, date = '', month = '', year = ''] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(day) ?? [];
  const time = Date.parse(`${year}-${month}-${date}T00:00:00Z`);
  // otherwise 31.02. would become a day in March
  return !Number.isNaN(time) && new Date(time).getUTCDate() === Number(date);
}
