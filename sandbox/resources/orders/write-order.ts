import type * as v from 'valibot';
import { invalidInput } from '../../api/refusals.ts';
import type { ApiCall } from '../../api/route.ts';
import { insertCustomer } from '../customers/customer.ts';
import { formatDecimal } from '../decimal.ts';
import { bookSale } from '../ledger/book.ts';
import { type OrderDetails, type OrderRow, readOrderDetails } from './order.ts';
import { newDetails } from './order-details.ts';
import { type NewOrder, type ORDER_CHANGE, ORDER_STATE, type OrderItemInput } from './order-input.ts';
import { countsAsSale, moveStock } from './order-stock.ts';

/**
 * Inserts an order with its items and its customer, reduces the stock, books cash payments. Returns its id. Throws the
 * 400 refusal for a product of another account.
 */
export function insertOrder(call: ApiCall, input: NewOrder): number {
  const { database, identity, now } = call;
  const insert = database.query(
    `INSERT INTO shop_order (account_id, state, channel, details, added_at, modified_at, completed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const details = JSON.stringify(newDetails(input, customerOf(call, input)));
  const completed = isClosed(input.state) ? now : null;
  const id = insert.insert(identity.accountId, input.state, input.channel, details, now, now, completed);
  for (const [position, item] of input.basket.items.entries()) insertItem(call, id, { ...item, position });
  if (completed !== null) numberInvoice(call, id);
  if (countsAsSale(input.state)) {
    moveStock(call, id, 'out');
    bookSale(call, id, input.payments);
  }
  return id;
}

/** Changes the state and the notes of an order; fields that are not given stay. */
export function updateOrder(call: ApiCall, row: OrderRow, input: v.InferOutput<typeof ORDER_CHANGE>): void {
  const state = input.state ?? row.state;
  const old = readOrderDetails(row);
  const details: OrderDetails = {
    ...old,
    note_internal: given(input.basket?.note_internal, old.note_internal),
    note_external: given(input.basket?.note_external, old.note_external),
  };
  const completed = row.completed_at ?? (isClosed(state) ? call.now : null);
  const update = call.database.query(
    'UPDATE shop_order SET state = ?, details = ?, modified_at = ?, completed_at = ? WHERE id = ?',
  );
  update.run(state, JSON.stringify(details), call.now, completed, row.id);
  if (row.completed_at === null && completed !== null) numberInvoice(call, row.id);
  // cancelling adds the goods to stock, and turning a draft into an order removes them
  if (countsAsSale(state) !== countsAsSale(row.state)) {
    moveStock(call, row.id, countsAsSale(state) ? 'out' : 'back');
  }
}

/** An order with a customer creates a customer: answers give it an id. */
function customerOf({ database, identity }: ApiCall, { customer }: NewOrder): number | null {
  if (!customer) return null;
  const { billing_address, email, first_name, last_name, title } = customer;
  const details = { ...billing_address, first_name, last_name, title: title ?? null, email: email ?? null };
  return insertCustomer(database, identity.accountId, { channel: 1, details });
}

function numberInvoice({ database, identity, now }: ApiCall, orderId: number): void {
  const closed = database
    .query<{ total: number }>(
      "SELECT count(*) AS total FROM shop_order WHERE account_id = ? AND invoice_number <> ''",
    )
    .get(identity.accountId);
  const number = `${new Date(now).getUTCFullYear()}-${String((closed?.total ?? 0) + 1).padStart(6, '0')}`;
  database.query('UPDATE shop_order SET invoice_number = ? WHERE id = ?').run(number, orderId);
}

function insertItem(
  call: ApiCall,
  orderId: number,
  item: OrderItemInput & { readonly position: number },
): void {
  const product = item.product ?? null;
  const select = call.database.query('SELECT id FROM product WHERE account_id = ? AND id = ?');
  if (product !== null && !select.get(call.identity.accountId, product)) {
    const field = `basket.items.${item.position}.product`;
    throw invalidInput({ [field]: [`Invalid pk "${product}" - object does not exist.`] });
  }
  const insert = call.database.query(
    `INSERT INTO order_item (order_id, product_id, name, quantity, unit_gross_price, tax_rate)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const unitPrice = formatDecimal(item.unit_gross_price, 2);
  const taxRate = formatDecimal(item.tax_rate, 3);
  insert.run(orderId, product, item.name, formatDecimal(item.quantity, 2), unitPrice, taxRate);
}

/** null clears, absent keeps. */
function given<T>(value: T | undefined, old: T): T {
  return value === undefined ? old : value;
}

function isClosed(state: number): boolean {
  return (state & ORDER_STATE.closed) !== 0;
}
