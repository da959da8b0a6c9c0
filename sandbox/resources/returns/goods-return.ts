import type { SandboxDatabase } from '../../database/open-database.ts';
import { type Decimal, formatDecimal, multiply, netOf, parseDecimal } from '../decimal.ts';
import { type OrderRow, readOrderDetails } from '../orders/order.ts';
import type { PictureView } from '../pictures/picture.ts';
import { germanTime, isoTime } from '../time-text.ts';

export interface ReturnRow {
  readonly id: number;
  readonly order_id: number;
  readonly user_id: number;
  readonly number: number;
  /** ms since the epoch */
  readonly created_at: number;
}

interface ItemRow {
  readonly id: number;
  readonly item_id: number;
  readonly quantity: string;
  readonly name: string;
  readonly product_id: number | null;
  readonly unit_gross_price: string;
  readonly tax_rate: string;
}

export const SELECT_RETURN = 'SELECT id, order_id, user_id, number, created_at FROM goods_return';

/** The answer to creating a return. Source: returns page. */
export function returnBody(view: PictureView, row: ReturnRow, order: OrderRow) {
  return { ...shared(view, row, order), customer: null };
}

/** A return in the basket's answer: with the customer, without time and order. Source: recorded exchanges. */
export function basketReturnBody(view: PictureView, row: ReturnRow, order: OrderRow) {
  const { created_at: _time, order_id: _order, ...body } = shared(view, row, order);
  return { ...body, customer: readOrderDetails(order).customer };
}

function shared(view: PictureView, row: ReturnRow, order: OrderRow) {
  const items = itemsOf(view.database, row.id);
  const files = `${view.origin}/media/returns/${row.id}`;
  return {
    basket: row.order_id,
    channel: order.channel,
    created_at: isoTime(row.created_at),
    date: germanTime(row.created_at),
    gross: formatDecimal(total(items, gross), 2),
    id: row.id,
    order_id: row.order_id,
    payment_method: readOrderDetails(order).payments[0]?.payment_method ?? '0',
    // addresses as documented; there is no file behind them here
    return_image: `${files}.png`,
    return_image_height: 1,
    return_image_width: 1,
    return_items: items.map((item) => ({
      id: item.id,
      name: item.name,
      price: `${formatDecimal(unitNet(item), 10)}00`,
      product: item.product_id,
      quantity: item.quantity,
      returnmodel: row.id,
    })),
    return_number: String(row.number),
    return_pdf: `${files}.pdf`,
    return_printed: null,
    total_price: formatDecimal(total(items, net), 2),
    transaction_id: '',
    user: row.user_id,
  };
}

/** An item of the delta. Source: recorded exchanges. */
export function deltaReturn(database: SandboxDatabase, row: ReturnRow) {
  const items = itemsOf(database, row.id);
  return {
    id: row.id,
    order: row.order_id,
    delta_state: 'created',
    total_amount: formatDecimal(total(items, gross), 2),
    items: items.map((item) => ({
      id: item.id,
      basket_item: item.item_id,
      name: item.name,
      quantity: item.quantity,
      amount: formatDecimal(gross(item), 2),
    })),
  };
}

function itemsOf(database: SandboxDatabase, returnId: number): readonly ItemRow[] {
  return database
    .query<ItemRow>(
      `SELECT r.id, r.item_id, r.quantity, i.name, i.product_id, i.unit_gross_price, i.tax_rate
       FROM return_item r JOIN order_item i ON i.id = r.item_id WHERE r.return_id = ? ORDER BY r.id`,
    )
    .all(returnId);
}

function total(items: readonly ItemRow[], of: (item: ItemRow) => Decimal): Decimal {
  return items.reduce((sum, item) => sum + of(item), 0n);
}

function gross(item: ItemRow): Decimal {
  return multiply(stored(item.unit_gross_price), stored(item.quantity));
}

function net(item: ItemRow): Decimal {
  return multiply(unitNet(item), stored(item.quantity));
}

function unitNet(item: ItemRow): Decimal {
  return netOf(stored(item.unit_gross_price), stored(item.tax_rate));
}

function stored(value: string): Decimal {
  return parseDecimal(value) ?? 0n;
}
