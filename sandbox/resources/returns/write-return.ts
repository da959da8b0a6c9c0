import { invalidInput } from '../../api/refusals.ts';
import type { ApiCall } from '../../api/route.ts';
import { type Decimal, formatDecimal, multiply, parseDecimal } from '../decimal.ts';
import { book, CASH } from '../ledger/book.ts';
import { type OrderRow, readOrderDetails } from '../orders/order.ts';
import { ORDER_STATE } from '../orders/order-input.ts';
import { addStock } from '../products/stock.ts';
import type { ReturnInput } from './return-input.ts';

interface SoldItem {
  readonly id: number;
  readonly product_id: number | null;
  readonly unit_gross_price: string;
  readonly tax_rate: string;
  /** number of pieces not returned yet */
  readonly left: string;
}

/**
 * Takes goods back and updates stock, cash book and order. Returns the id. Throws the 400 refusal for an item of
 * another order, or for more pieces than were sold.
 */
export function insertReturn(call: ApiCall, order: OrderRow, input: ReturnInput): number {
  const { database, identity, now } = call;
  const next = database
    .query<{ number: number }>(
      'SELECT coalesce(max(number), 0) + 1 AS number FROM goods_return WHERE account_id = ?',
    )
    .get(identity.accountId);
  const number = next?.number ?? 1;
  const id = database
    .query(
      `INSERT INTO goods_return (account_id, order_id, user_id, number, return_type, created_at)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .insert(identity.accountId, order.id, identity.userId, number, input.returnType, now);
  let amount = 0n;
  const rates = new Set<string>();
  for (const [position, item] of input.items.entries()) {
    const sold = takeBack(call, { returnId: id, order, position, ...item });
    if (input.returnToStock && sold.product_id !== null) {
      addStock(database, sold.product_id, { quantity: item.quantity, now });
    }
    amount += multiply(parseDecimal(sold.unit_gross_price) ?? 0n, item.quantity);
    rates.add(sold.tax_rate);
  }
  markOrder(call, order);
  if (wasPaidInCash(order)) {
    book(call, { document: String(number), reason: 'Return', amount: -amount, taxRates: [...rates] });
  }
  return id;
}

interface ReturnedItem {
  readonly returnId: number;
  readonly order: OrderRow;
  readonly position: number;
  readonly item: number;
  readonly quantity: Decimal;
}

function takeBack(
  { database }: ApiCall,
  { returnId, order, position, item, quantity }: ReturnedItem,
): SoldItem {
  const sold = database
    .query<SoldItem>(
      `SELECT id, product_id, unit_gross_price, tax_rate, CAST(round(quantity - (SELECT coalesce(sum(r.quantity), 0)
         FROM return_item r WHERE r.item_id = order_item.id), 2) AS TEXT) AS left
       FROM order_item WHERE order_id = ? AND id = ?`,
    )
    .get(order.id, item);
  if (!sold) {
    throw invalidInput({ [`items.${position}.item`]: [`Invalid pk "${item}" - object does not exist.`] });
  }
  if (quantity > (parseDecimal(sold.left) ?? 0n)) {
    throw invalidInput({ [`items.${position}.quantity`]: [`Only ${sold.left} can be returned.`] });
  }
  database
    .query('INSERT INTO return_item (return_id, item_id, quantity) VALUES (?, ?, ?)')
    .run(returnId, item, formatDecimal(quantity, 2));
  return sold;
}

/** Updates the order's modification time; a fully returned order becomes refunded. */
function markOrder({ database, now }: ApiCall, order: OrderRow): void {
  const open = database
    .query(
      `SELECT id FROM order_item WHERE order_id = ? AND CAST(quantity AS REAL) >
         (SELECT coalesce(sum(r.quantity), 0) FROM return_item r WHERE r.item_id = order_item.id) LIMIT 1`,
    )
    .get(order.id);
  const state = open ? order.state : order.state | ORDER_STATE.refunded;
  database.query('UPDATE shop_order SET state = ?, modified_at = ? WHERE id = ?').run(state, now, order.id);
}

function wasPaidInCash(order: OrderRow): boolean {
  return readOrderDetails(order).payments.some(({ payment_method }) => payment_method === CASH);
}
