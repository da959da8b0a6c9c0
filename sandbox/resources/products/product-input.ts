import * as v from 'valibot';
import { dictionary } from '../../dictionary.ts';
import { decimal, fields, flag, id, list, requiredText, text } from '../input.ts';

// Codes hold at most 30 characters: https://github.com/roboes/odoo-shorepos-sync
const code = () => v.nullable(text(30));

/** One or several values of each attribute; stored as lists. */
const ATTRIBUTES = v.pipe(
  dictionary({
    key: text(100),
    value: v.union([text(255), list(text(255), { max: 100 })], 'Not a valid string.'),
    message: 'Expected a dictionary of items.',
  }),
  v.transform((given) =>
    Object.fromEntries(Object.entries(given).map(([key, value]) => [key, [value].flat()])),
  ),
);

/** The common fields of products and variations. */
const SHARED = {
  price: v.optional(decimal(0n)),
  gross_price: v.optional(decimal(0n)),
  quantity: v.optional(decimal()),
  product_code: v.optional(code()),
  ean: v.optional(code()),
  gtin: v.optional(code()),
  purchase_price: v.optional(v.nullable(decimal(0n))),
  reorder_level: v.optional(decimal()),
  safety_stock: v.optional(decimal()),
  is_giftcard: v.optional(flag()),
  package_size_value: v.optional(v.nullable(decimal(0n))),
  package_size_unit: v.optional(v.nullable(text(10))),
  attributes: v.optional(ATTRIBUTES),
  images: v.optional(v.nullable(list(fields({ id: id() }), { max: 50 }))),
  name: v.optional(requiredText(255)),
  tax_type: v.optional(id()),
};

/** A variation: an existing one with `id`, else a new one. */
const VARIATION = fields({ ...SHARED, id: v.optional(id()) });

/** The body of `PUT /products/{id}/`: any part of a product. */
export const PRODUCT_CHANGE = fields({
  ...SHARED,
  in_shop: v.optional(flag()),
  description: v.optional(v.nullable(text(10_000))),
  brand: v.optional(v.nullable(text(255))),
  supplier: v.optional(v.nullable(text(255))),
  custom_price: v.optional(flag()),
  custom_sale: v.optional(flag()),
  is_favourite: v.optional(flag()),
  // read as ids in version 13, but written as objects
  categories: v.optional(v.nullable(list(fields({ id: id() }), { max: 100 }))),
  variations: v.optional(list(VARIATION, { max: 200 })),
});

/** The required fields of a new product: a name, a tax type and one of the two prices. */
export const NEW_PRODUCT = v.pipe(
  v.intersect([PRODUCT_CHANGE, fields({ name: requiredText(255), tax_type: id() })]),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.price !== undefined || dataset.value.gross_price !== undefined)
      return;
    const input = { ...dataset.value };
    const path = { type: 'object', origin: 'value', input, key: 'price', value: undefined } as const;
    addIssue({ message: 'This field is required.', path: [path] });
  }),
);

export type ProductChange = v.InferOutput<typeof PRODUCT_CHANGE>;
export type VariationInput = v.InferOutput<typeof VARIATION>;
