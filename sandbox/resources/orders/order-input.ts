import * as v from 'valibot';
import { CHANNELS } from '../channels.ts';
import { parseDecimal } from '../decimal.ts';
import { decimal, fields, id, list, requiredText, text } from '../input.ts';

/** The order state is a bit mask. Source: orders page. */
export const ORDER_STATE = {
  draft: 1,
  pending: 2,
  canceled: 4,
  closed: 8,
  refunded: 16,
  testPrint: 128,
  all: 1023,
} as const;

const note = () => v.optional(v.nullable(text(10_000)));

const ADDRESS = fields({
  first_name: note(),
  last_name: note(),
  address1: note(),
  address2: note(),
  zipcode: note(),
  city: note(),
  state: note(),
  country: note(),
  company: note(),
  title: note(),
});

const CUSTOMER = fields({
  first_name: note(),
  middle_name: note(),
  last_name: note(),
  title: note(),
  email: v.optional(v.nullable(v.pipe(text(254), v.email('Enter a valid email address.')))),
  billing_address: v.optional(v.nullable(ADDRESS)),
  shipping_address: v.optional(v.nullable(list(ADDRESS, { max: 20 }))),
});

const ITEM = fields({
  product: v.optional(v.nullable(id())),
  name: requiredText(255),
  quantity: v.pipe(
    decimal(),
    v.check((value) => value > 0n, 'Ensure this value is greater than 0.'),
  ),
  unit_gross_price: decimal(),
  tax_rate: decimal(0n),
});

const SERVICE = fields({
  name: note(),
  time_min: v.optional(v.nullable(v.number('A valid number is required.'))),
  time_max: v.optional(v.nullable(v.number('A valid number is required.'))),
});

const SHIPMENT = fields({
  name: note(),
  cost: v.optional(v.nullable(decimal(0n))),
  external_key: note(),
  tracking_number: note(),
  service: v.optional(v.nullable(SERVICE)),
});

const PAYMENT = fields({ payment_amount: decimal(), payment_method: requiredText(20) });

const STATE = v.pipe(
  v.number('A valid integer is required.'),
  v.integer('A valid integer is required.'),
  v.minValue(0, 'A valid integer is required.'),
  v.maxValue(ORDER_STATE.all, 'A valid integer is required.'),
);

/** The body of `POST /orders/`. Source: recorded exchanges of version 10. */
export const NEW_ORDER = fields({
  channel: v.optional(v.picklist(CHANNELS, 'Not a valid choice.'), 'shop'),
  state: v.optional(STATE, ORDER_STATE.pending),
  basket: fields({
    note_internal: note(),
    note_external: note(),
    items: v.pipe(list(ITEM, { max: 500 }), v.minLength(1, 'This list may not be empty.')),
  }),
  shipment: v.optional(v.nullable(SHIPMENT)),
  customer: v.optional(v.nullable(CUSTOMER)),
  payments: v.optional(list(PAYMENT, { max: 50 }), []),
});

/** The body of `PUT /orders/{id}/`: assumed to accept the parts that can change after a sale. */
export const ORDER_CHANGE = fields({
  state: v.optional(STATE),
  basket: v.optional(fields({ note_internal: note(), note_external: note() })),
});

export type NewOrder = v.InferOutput<typeof NEW_ORDER>;
export type OrderItemInput = v.InferOutput<typeof ITEM>;
export type CustomerInput = v.InferOutput<typeof CUSTOMER>;

/** A stored decimal as a number; it was validated when it was stored. */
export function stored(value: string): bigint {
  return parseDecimal(value) ?? 0n;
}
