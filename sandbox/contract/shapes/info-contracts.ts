import type { Contract } from '../contract.ts';
import { SOURCE } from './sources.ts';

const ADDRESS = {
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

/** The account in recorded answers, without keys that they only hint at. */
const ACCOUNT = {
  ...{ id: 1, name: 'Teehaus Lindenblüte', email: 'olivia@teehaus.test' },
  ...{ country: 'DE', currency: 'EUR', locale: 'de_DE', timezone: 'Europe/Berlin' },
  ...{ store_name: 'Teehaus Lindenblüte', store_url: null },
  billing_address: ADDRESS,
  shipping_address: ADDRESS,
  phone_numbers: [],
  ...{ bank_name: null, bank_iban: null, bank_bic: null, tax_number: null, vat_number: null },
  ...{ invoice_prefix: '', invoice_counter: 1, return_prefix: '' },
  permissions: ['accounts.change_account'],
  subscriptions: [],
  users_quota: 10,
  settings: {
    shipping_services: [],
    ebay_payment_methods: [],
    ...{ izettle: false, paypal: false, ebay: false, ebay_click_and_collect: false, shop: true },
    ...{ zreports: true, roundup: false, atalanda_enabled: false, pdf: true },
    ...{ receipt_header: '', receipt_footer: '', first_change_added: false },
    individual_receipt_type: 'default',
    company_receipt_type: 'detailed',
  },
  opening_hours: [
    {
      ...{ id: 1, day_of_week: 1, opens_hour: 9, opens_minute: 0, closes_hour: 18, closes_minute: 30 },
      ...{ valid_from: null, valid_through: null, enabled: true },
    },
  ],
  first_owner_id: 1,
  account_creation: '2024-01-05T10:00:00+01:00',
  first_app_login: null,
  image: null,
};

const COMMON = {
  tax_types: [{ id: 1, name: '19 %', tax_rate: '19.00000' }],
  customer_groups: [],
  account: ACCOUNT,
  channels: [{ name: 'shop', description: 'shop', translated_name: 'shop' }],
  countries: { DE: 'Germany' },
  ece_categories: [],
};

const PART = {
  method: 'GET',
  template: '/info/',
  summary: 'The account and what belongs to it',
  evidence: 'recorded',
  source: SOURCE.recordings,
  status: 200,
} as const;

export const INFO_CONTRACTS: readonly Contract[] = [
  {
    ...PART,
    versions: [3, 9],
    answer: {
      ...COMMON,
      groups: [{ id: 2, name: 'Owner' }],
      attributes: [{ key: 'color' }],
      carriers: [{ description: 'DHL' }],
    },
  },
  {
    ...PART,
    versions: [10, 13],
    answer: {
      ...COMMON,
      roles: [{ id: 2, name: 'Owner', key_name: 'owner' }],
      permissions: [{ id: 1, name: 'can see reports', codename: 'can_see_reports', description: '' }],
      attributes: [{ key: 'color', name: 'color', used: true, usage_count: 1 }],
      carriers: [{ id: 1, description: 'DHL' }],
      units: { kg: 'kg' },
    },
  },
];
