import * as v from 'valibot';
import { fields, flag, list, text } from '../input.ts';

const optionalText = (maxLength: number) => v.optional(v.nullable(text(maxLength)));

const PHONE = fields({
  national_number: optionalText(40),
  type: optionalText(20),
  // both spellings occur: the page has the second
  country_code: optionalText(10),
  county_code: optionalText(10),
});

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

const FIELDS = {
  first_name: optionalText(255),
  last_name: optionalText(255),
  company: optionalText(255),
  title: v.optional(v.nullable(v.picklist(['Mr.', 'Mrs.', 'Ms.', ''], 'Not a valid choice.'))),
  email: v.optional(v.nullable(v.pipe(text(254), v.email('Enter a valid email address.')))),
  birthday: v.optional(
    v.nullable(
      v.pipe(
        text(40),
        v.check((value) => ISO_TIME.test(value), 'Datetime has wrong format.'),
      ),
    ),
  ),
  note: optionalText(10_000),
  address1: optionalText(255),
  address2: optionalText(255),
  zipcode: optionalText(20),
  city: optionalText(255),
  state: optionalText(255),
  country: optionalText(100),
  country_code: optionalText(10),
  tax_number: optionalText(50),
  email_marketing_agreed: v.optional(flag()),
  is_b2b: v.optional(flag()),
  is_favourite: v.optional(flag()),
  is_vip: v.optional(flag()),
  is_confirmed: v.optional(flag()),
  /** since version 10 */
  phone_number: optionalText(50),
  /** up to version 9 */
  phone_numbers: v.optional(list(PHONE, { max: 20 })),
};

/** The body of `PUT /customers/{id}/`: any part of a customer except the channel, which never changes. */
export const CUSTOMER_CHANGE = fields(FIELDS);

/** The body of `POST /customers/`. Source: customers page. */
export const NEW_CUSTOMER = fields({
  ...FIELDS,
  channel: v.optional(
    v.pipe(
      v.number('A valid integer is required.'),
      v.integer('A valid integer is required.'),
      v.minValue(1, 'A valid integer is required.'),
    ),
    1,
  ),
});

export type CustomerChange = v.InferOutput<typeof CUSTOMER_CHANGE>;
