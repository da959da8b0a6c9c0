import type * as v from 'valibot';
import { invalidInput } from '../../api/refusals.ts';
import type { Call } from '../../api/route.ts';
import { formatDecimal } from '../decimal.ts';
import type { OrderDetails, OrderRow } from './order.ts';
import { readOrderDetails } from './order.ts';
import type { CustomerInput, NewOrder, ORDER_CHANGE, OrderItemInput } from './order-input.ts';
import { ORDER_STATE } from './order-input.ts';

/** Inserts an order with its items, returns its id. Throws the 400 refusal for a product of somebody else. */
export function insertOrder(call: Call, input: NewOrder): number {
  const { database, identity, now } = call;
  const insert = database.query(
    `INSERT INTO shop_order (account_id, state, channel, details, added_at, modified_at, completed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const details = JSON.stringify(newDetails(input));
  const completed = isClosed(input.state) ? now : null;
  const id = insert.insert(identity.accountId, input.state, input.channel, details, now, now, completed);
  for (const [position, item] of input.basket.items.entries()) insertItem(call, id, { ...item, position });
  return id;
}

/** Changes the state and the notes of an order; what the body does not name stays. */
export function updateOrder(call: Call, row: OrderRow, input: v.InferOutput<typeof ORDER_CHANGE>): void {
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
}

function insertItem(call: Call, orderId: number, item: OrderItemInput & { readonly position: number }): void {
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
  insert.run(
    orderId,
    product,
    item.name,
    formatDecimal(item.quantity, 2),
    unitPrice,
    formatDecimal(item.tax_rate, 3),
  );
}

function newDetails({ basket, customer, shipment, payments }: NewOrder): OrderDetails {
  return {
    note_internal: basket.note_internal ?? null,
    note_external: basket.note_external ?? null,
    customer: customer ? customerDetails(customer) : null,
    shipment: shipment
      ? {
          name: shipment.name ?? null,
          cost: typeof shipment.cost === 'bigint' ? formatDecimal(shipment.cost, 2) : null,
          external_key: shipment.external_key ?? null,
          tracking_number: shipment.tracking_number ?? null,
          service: shipment.service ?? null,
        }
      : null,
    payments: payments.map(({ payment_amount, payment_method }) => ({
      payment_amount: formatDecimal(payment_amount, 2),
      payment_method,
    })),
  };
}

function customerDetails(customer: CustomerInput): OrderDetails['customer'] {
  return {
    email: customer.email ?? null,
    title: customer.title ?? null,
    first_name: customer.first_name ?? null,
    middle_name: customer.middle_name ?? null,
    last_name: customer.last_name ?? null,
    billing_address: customer.billing_address ?? null,
    shipping_address: customer.shipping_address ?? [],
  };
}

/** null clears, absent keeps. */
function given<T>(value: T | undefined, old: T): T {
  return value === undefined ? old : value;
}

function isClosed(state: number): boolean {
  return (state & ORDER_STATE.closed) !== 0;
}
