import type { SandboxDatabase } from '../../database/open-database.ts';
import type { CustomerChange } from './customer-input.ts';

export interface CustomerRow {
  readonly id: number;
  readonly channel: number;
  /** JSON of CustomerDetails */
  readonly details: string;
}

type Given<Key extends keyof CustomerChange> = { readonly [K in Key]: NonNullable<CustomerChange[K]> | null };
type Flag = 'email_marketing_agreed' | 'is_b2b' | 'is_favourite' | 'is_vip' | 'is_confirmed';

/** All fields of a customer, with defaults applied. */
export type CustomerDetails = Given<Exclude<keyof CustomerChange, Flag | 'phone_numbers'>> &
  Readonly<Record<Flag, boolean>> & { readonly phone_numbers: NonNullable<CustomerChange['phone_numbers']> };

/** Defaults. Source: customers page. */
export const NO_DETAILS: CustomerDetails = {
  first_name: null,
  last_name: null,
  company: null,
  title: null,
  email: null,
  birthday: null,
  note: null,
  address1: null,
  address2: null,
  zipcode: null,
  city: null,
  state: null,
  country: null,
  country_code: null,
  tax_number: null,
  email_marketing_agreed: false,
  is_b2b: false,
  is_favourite: false,
  is_vip: false,
  is_confirmed: false,
  phone_number: null,
  phone_numbers: [],
};

export const SELECT_CUSTOMER = 'SELECT id, channel, details FROM customer';

export function readCustomerDetails({ details }: CustomerRow): CustomerDetails {
  return { ...NO_DETAILS, ...(JSON.parse(details) as Partial<CustomerDetails>) };
}

/**
 * A customer in answers: the fields of requests, and the id. The page's own sample answer is incomplete. Up to version
 * 9 a list of phone numbers, then a single one.
 */
export function customerBody(row: CustomerRow, version: number) {
  const { phone_number, phone_numbers, ...details } = readCustomerDetails(row);
  const phone = version >= 10 ? { phone_number } : { phone_numbers };
  return { id: row.id, ...details, channel: row.channel, ...phone };
}

export function insertCustomer(
  database: SandboxDatabase,
  accountId: number,
  { channel, details }: { readonly channel: number; readonly details: object },
): number {
  return database
    .query('INSERT INTO customer (account_id, channel, details) VALUES (?, ?, ?)')
    .insert(accountId, channel, JSON.stringify(details));
}
