import { notFound } from '../../api/refusals.ts';
import type { ApiCall } from '../../api/route.ts';

const NO_ADDRESS = {
  id: 1,
  first_name: null,
  last_name: null,
  company: null,
  title: null,
  address1: null,
  address2: null,
  zipcode: null,
  city: null,
  state: null,
  country: 'DE',
};

const SETTINGS = {
  shipping_services: [],
  ebay_payment_methods: [],
  ...{ izettle: false, paypal: false, ebay: false, ebay_click_and_collect: false, shop: true },
  ...{ zreports: true, roundup: false, atalanda_enabled: false, pdf: true },
  ...{ receipt_header: '', receipt_footer: '', first_change_added: false },
  individual_receipt_type: 'default',
  company_receipt_type: 'detailed',
};

const OPENING_HOURS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
  id: day,
  day_of_week: day,
  ...{ opens_hour: 9, opens_minute: 0, closes_hour: 18, closes_minute: 30 },
  ...{ valid_from: null, valid_through: null },
  enabled: day < 7,
}));

/** The account inside `/info/`: the keys of recorded answers with invented values. Throws the 404 refusal. */
export function accountBody({ database, identity }: ApiCall) {
  const row = database
    .query<{ id: number; name: string; email: string; ownerId: number }>(
      `SELECT a.id, a.name, u.email, u.id AS ownerId FROM account a
       JOIN user u ON u.account_id = a.id AND u.role = 'owner' WHERE a.id = ? ORDER BY u.id LIMIT 1`,
    )
    .get(identity.accountId);
  if (!row) throw notFound();
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    country: 'DE',
    currency: 'EUR',
    locale: 'de_DE',
    timezone: 'Europe/Berlin',
    store_name: row.name,
    store_url: null,
    billing_address: NO_ADDRESS,
    shipping_address: NO_ADDRESS,
    phone_numbers: [],
    ...{ bank_name: null, bank_iban: null, bank_bic: null, tax_number: null, vat_number: null },
    ...{ invoice_prefix: '', invoice_counter: 1, return_prefix: '' },
    permissions: ['accounts.change_account'],
    subscriptions: [],
    users_quota: 10,
    settings: SETTINGS,
    opening_hours: OPENING_HOURS,
    first_owner_id: row.ownerId,
    account_creation: '2024-01-05T10:00:00+01:00',
    first_app_login: null,
    image: null,
  };
}
