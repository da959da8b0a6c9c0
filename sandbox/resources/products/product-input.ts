import * as v from 'valibot';
import { decimal, fields, flag, id, list, requiredText, text } from '../input.ts';

// Codes hold at most 30 characters: https://github.com/roboes/odoo-shorepos-sync
const code = () => v.nullable(text(30));

const OPTIONAL = {
  price: v.optional(decimal(0n)),
  gross_price: v.optional(decimal(0n)),
  quantity: v.optional(decimal()),
  in_shop: v.optional(flag()),
  description: v.optional(v.nullable(text(10_000))),
  product_code: v.optional(code()),
  ean: v.optional(code()),
  gtin: v.optional(code()),
  brand: v.optional(v.nullable(text(255))),
  supplier: v.optional(v.nullable(text(255))),
  purchase_price: v.optional(v.nullable(decimal(0n))),
  reorder_level: v.optional(decimal()),
  safety_stock: v.optional(decimal()),
  custom_price: v.optional(flag()),
  custom_sale: v.optional(flag()),
  is_favourite: v.optional(flag()),
  is_giftcard: v.optional(flag()),
  package_size_value: v.optional(v.nullable(decimal(0n))),
  package_size_unit: v.optional(v.nullable(text(10))),
  attributes: v.optional(
    v.record(text(100), list(text(255), { max: 100 }), 'Expected a dictionary of items.'),
  ),
  variations: v.optional(
    v.pipe(
      v.array(v.unknown(), 'Expected a list of items.'),
      v.maxLength(0, 'This sandbox keeps no variations yet.'),
    ),
  ),
};

/** The body of `POST /products/`: price net or gross, the other is computed. */
export const NEW_PRODUCT = v.pipe(
  fields({ ...OPTIONAL, name: requiredText(255), tax_type: id() }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.price !== undefined || dataset.value.gross_price !== undefined)
      return;
    const path = [
      {
        type: 'object' as const,
        origin: 'value' as const,
        input: dataset.value,
        key: 'price',
        value: undefined,
      },
    ] as const;
    addIssue({ message: 'This field is required.', path: [...path] });
  }),
);

/** The body of `PUT /products/{id}/`: any part of a product. */
export const PRODUCT_CHANGE = fields({
  ...OPTIONAL,
  name: v.optional(requiredText(255)),
  tax_type: v.optional(id()),
});

export type ProductChange = v.InferOutput<typeof PRODUCT_CHANGE>;
