import type { SandboxDatabase } from '../../database/open-database.ts';
import { formatDecimal, multiply, netOf } from '../decimal.ts';
import type { PictureView } from '../pictures/picture.ts';
import { germanTime, isoTime } from '../time-text.ts';
import { stored } from './order-input.ts';

/** A row of the table `shop_order`. `details` is JSON of OrderDetails. */
export interface OrderRow {
  readonly id: number;
  readonly state: number;
  readonly channel: string;
  readonly details: string;
  readonly added_at: number;
  readonly modified_at: number;
  readonly completed_at: number | null;
  /** empty until the order is closed */
  readonly invoice_number: string;
}

interface ItemRow {
  readonly id: number;
  readonly product_id: number | null;
  readonly name: string;
  readonly quantity: string;
  readonly unit_gross_price: string;
  readonly tax_rate: string;
  /** number of returned pieces */
  readonly returned: number;
}

/** The parts of an order that no query uses, in the format of answers. */
export interface OrderDetails {
  readonly note_internal: string | null;
  readonly note_external: string | null;
  readonly customer: Readonly<Record<string, unknown>> | null;
  readonly shipment: Readonly<Record<string, unknown>> | null;
  readonly payments: readonly { readonly payment_amount: string; readonly payment_method: string }[];
}

export const SELECT_ORDER =
  'SELECT id, state, channel, details, added_at, modified_at, completed_at, invoice_number FROM shop_order';

const SELECT_ITEMS = `
  SELECT i.id, i.product_id, i.name, i.quantity, i.unit_gross_price, i.tax_rate,
    (SELECT coalesce(sum(r.quantity), 0) FROM return_item r WHERE r.item_id = i.id) AS returned
  FROM order_item i WHERE i.order_id = ? ORDER BY i.id`;

export function readOrderDetails(row: OrderRow): OrderDetails {
  return JSON.parse(row.details) as OrderDetails;
}

/** An order in answers. Version 11 added times, receipt and invoice number. Source: recorded exchanges. */
export function orderBody(view: PictureView, row: OrderRow) {
  const { database, version } = view;
  const isNew = version >= 11;
  const details = readOrderDetails(row);
  const { note_internal, note_external, shipment } = details;
  const items = database
    .query<ItemRow>(SELECT_ITEMS)
    .all(row.id)
    .map((item) => itemBody(view, item));
  const paid = details.payments.reduce((sum, payment) => sum + stored(payment.payment_amount), 0n);
  return {
    id: row.id,
    basket: {
      note_internal,
      note_external,
      items,
      ...(isNew ? { discount: null, receipt: receiptOf(view, row), invoice_number: row.invoice_number } : {}),
    },
    state: row.state,
    customer: details.customer && { id: row.id, channel: isNew ? 1 : null, ...details.customer },
    amount_paid: formatDecimal(paid, 10),
    payments: details.payments.map((payment, i) =>
      paymentBody(payment, { row, isNew, id: row.id * 100 + i }),
    ),
    shipment: shipment && withoutTracking(shipment, isNew),
    channel: row.channel,
    ...(isNew ? { time_added: isoTime(row.added_at), completed_at: completedAt(row) } : {}),
  };
}

function completedAt({ completed_at }: OrderRow): string | null {
  return completed_at === null ? null : isoTime(completed_at);
}

/** The address of a closed order's receipt; there is no file behind it here. */
function receiptOf({ origin }: PictureView, { id, completed_at }: OrderRow) {
  return completed_at === null ? null : { pdf: `${origin}/media/receipts/${id}.pdf` };
}

/** A statement of its own, because a kept order then depends on the rows of its products only. */
function productCode(database: SandboxDatabase, productId: number | null): string | null {
  if (productId === null) return null;
  const select = database.query<{ code: string | null }>(
    "SELECT json_extract(details, '$.product_code') AS code FROM product WHERE id = ?",
  );
  return select.get(productId)?.code ?? null;
}

function itemBody({ database, version }: PictureView, item: ItemRow) {
  const unit = stored(item.unit_gross_price);
  const quantity = stored(item.quantity);
  return {
    id: item.id,
    name: item.name,
    discount: null,
    original_quantity: formatDecimal(quantity, 2),
    price: formatDecimal(netOf(unit, stored(item.tax_rate)), 10),
    product: item.product_id,
    // remaining number after returns: recorded
    quantity: Number(formatDecimal(quantity - stored(String(item.returned)), 2)),
    tax_rate: item.tax_rate,
    gross_price: formatDecimal(multiply(unit, quantity), 2),
    unit_gross_price: item.unit_gross_price,
    // read by public clients of version 12
    ...(version >= 12 ? { type: 'product', product_code: productCode(database, item.product_id) } : {}),
  };
}

function paymentBody(
  payment: OrderDetails['payments'][number],
  { row, isNew, id }: { readonly row: OrderRow; readonly isNew: boolean; readonly id: number },
) {
  return {
    id,
    payment_method: payment.payment_method,
    payment_amount: payment.payment_amount,
    date: isNew ? isoTime(row.added_at) : germanTime(row.added_at),
    transaction_id: null,
    transaction_duration: null,
    paypal_invoice_id: null,
    paypal_tab_id: null,
    ...(isNew ? { external_payment_method: null } : {}),
  };
}

function withoutTracking(shipment: Readonly<Record<string, unknown>>, isNew: boolean) {
  const { tracking_number, ...rest } = shipment;
  return isNew ? { ...rest, tracking_number } : rest;
}
