import type { ApiCall } from '../../api/route.ts';
import { parseDecimal } from '../decimal.ts';
import { addStock } from '../products/stock.ts';
import { ORDER_STATE } from './order-input.ts';

const { draft, canceled, testPrint } = ORDER_STATE;

/** Whether an order in this state reduces the stock: drafts, tests and cancelled orders do not (assumed). */
export function countsAsSale(state: number): boolean {
  return (state & (draft | canceled | testPrint)) === 0;
}

/** Removes an order's goods from stock, or adds those back that were not returned yet. */
export function moveStock({ database, now }: ApiCall, orderId: number, way: 'out' | 'back'): void {
  const items = database
    .query<{ product_id: number; left: string }>(
      `SELECT product_id, CAST(quantity - (SELECT coalesce(sum(r.quantity), 0) FROM return_item r
         WHERE r.item_id = order_item.id) AS TEXT) AS left
       FROM order_item WHERE order_id = ? AND product_id IS NOT NULL`,
    )
    .all(orderId);
  for (const { product_id, left } of items) {
    const quantity = parseDecimal(left) ?? 0n;
    addStock(database, product_id, { quantity: way === 'out' ? -quantity : quantity, now });
  }
}
