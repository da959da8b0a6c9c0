import * as v from 'valibot';
import { decimal, fields, id, list } from '../input.ts';

const ITEM = fields({
  item: id(),
  quantity: v.pipe(
    decimal(),
    v.check((value) => value > 0n, 'Ensure this value is greater than 0.'),
  ),
});

const ITEMS = v.pipe(list(ITEM, { max: 500 }), v.minLength(1, 'This list may not be empty.'));

/** The page's sample sends booleans as text. */
const FLAG_OR_TEXT = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false'])], 'Must be a valid boolean.'),
  v.transform((value) => value === true || value === 'true'),
);

/** 0 is the default, 1 was recorded; their meaning is unknown. The page's sample sends text. */
const RETURN_TYPE = v.pipe(
  v.union([v.number(), v.string()], 'Not a valid choice.'),
  v.transform(Number),
  v.integer('Not a valid choice.'),
  v.minValue(0, 'Not a valid choice.'),
  v.maxValue(9, 'Not a valid choice.'),
);

/** The body of `POST /returns/create/`. Source: returns page. */
export const NEW_RETURN = fields({
  order: id(),
  items: ITEMS,
  returnToStock: v.optional(FLAG_OR_TEXT, true),
  returnType: v.optional(RETURN_TYPE, 0),
});

/** The body of `POST /basket/{id}/items/return/`. Source: recorded exchanges. */
export const BASKET_RETURN = fields({ items: ITEMS, returnType: v.optional(RETURN_TYPE, 0) });

export type ReturnInput = Omit<v.InferOutput<typeof NEW_RETURN>, 'order'>;
