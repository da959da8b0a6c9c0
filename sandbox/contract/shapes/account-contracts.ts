import type { Contract, Ids } from '../contract.ts';
import { ALL_URLS, CATEGORY, CATEGORY_DETAIL } from './product-parts.ts';
import { CHANNEL, LIMIT, PAGE, SOURCE } from './sources.ts';

const CUSTOMER = {
  id: 21,
  first_name: 'Jo',
  last_name: 'Doe',
  company: null,
  title: 'Mrs.',
  email: 'jo@example.test',
  birthday: null,
  note: null,
  address1: 'Lindenstr. 1',
  address2: null,
  zipcode: '10969',
  city: 'Berlin',
  state: null,
  country: 'DE',
  country_code: null,
  tax_number: null,
  email_marketing_agreed: false,
  is_b2b: false,
  is_favourite: false,
  is_vip: false,
  is_confirmed: false,
  channel: 1,
};
const CUSTOMER_9 = {
  ...CUSTOMER,
  phone_numbers: [],
};
const CUSTOMER_10 = { ...CUSTOMER, phone_number: '+49 30 1234567' };

const NEW_CUSTOMER = {
  first_name: 'Jo',
  last_name: 'Doe',
  title: 'Mrs.',
  email: 'jo@example.test',
  address1: 'Lindenstr. 1',
  zipcode: '10969',
  city: 'Berlin',
  country: 'DE',
};

type Part = Omit<Contract, 'versions' | 'answer'>;

function forCustomer(
  contract: Part,
  wrap: (customer: object) => unknown = (each) => each,
): readonly Contract[] {
  return [
    { ...contract, versions: [3, 9], answer: wrap(CUSTOMER_9) },
    { ...contract, versions: [10, 13], answer: wrap(CUSTOMER_10) },
  ];
}

const assumed = { evidence: 'assumed', status: 200 } as const;
const documented = { evidence: 'documented', status: 200 } as const;
const always = { versions: [3, 13] } as const;
const TAX = { id: 1, name: '19 %', tax_rate: '19.000' };

const NEW_TAX = {
  method: 'POST',
  template: '/taxes/',
  summary: 'Create a tax type',
  requires: ['name', 'tax_rate'],
  body: ({ newRate }: Ids) => ({ name: `${newRate}%`, tax_rate: newRate }),
} as const;

/** Customers, categories, taxes, images, cash book. */
export const ACCOUNT_CONTRACTS: readonly Contract[] = [
  ...forCustomer(
    {
      ...assumed,
      source: SOURCE.kaiserufer,
      method: 'GET',
      template: '/customers/',
      summary: 'The customers of the account',
      query: [{ ...LIMIT, example: '100' }, PAGE],
    },
    (customer) => ({ total: 1, data: [customer] }),
  ),
  ...forCustomer({
    ...documented,
    source: SOURCE.customers,
    method: 'POST',
    template: '/customers/',
    summary: 'Create a customer',
    body: () => NEW_CUSTOMER,
    note: 'A company or a last name is needed. The answer is printed nowhere: the fields are those of the request.',
  }),
  ...forCustomer({
    ...assumed,
    source: SOURCE.customers,
    method: 'GET',
    template: '/customers/{id}/',
    summary: 'One customer',
  }),
  ...forCustomer({
    ...assumed,
    source: SOURCE.customers,
    method: 'PUT',
    template: '/customers/{id}/',
    summary: 'Change parts of a customer',
    body: () => ({ note: 'likes green tea' }),
  }),
  {
    ...documented,
    ...always,
    source: SOURCE.categories,
    method: 'GET',
    template: '/categories/',
    summary: 'The categories of the account',
    query: [LIMIT, PAGE, CHANNEL, { name: 'q', about: 'part of the name', example: 'tea' }],
    answer: { total: 1, data: [CATEGORY] },
    note: 'Version 13 keeps `data` and takes up to 100 a page.',
  },
  {
    ...assumed,
    ...always,
    source: SOURCE.odoo,
    method: 'POST',
    template: '/categories/',
    summary: 'Create a category',
    requires: ['name'],
    body: (ids) => ({ name: 'Tea', image: { id: ids.picture } }),
    answer: { ...CATEGORY_DETAIL, products_count: 0, products: [] },
  },
  {
    ...documented,
    ...always,
    source: SOURCE.categories,
    method: 'GET',
    template: '/categories/{id}/',
    summary: 'One category',
    answer: CATEGORY_DETAIL,
  },
  {
    ...assumed,
    ...always,
    source: SOURCE.categories,
    method: 'PUT',
    template: '/categories/{id}/',
    summary: 'Change parts of a category',
    body: () => ({ name: 'Teas', parent: null }),
    answer: CATEGORY_DETAIL,
  },
  {
    ...documented,
    ...always,
    source: SOURCE.taxes,
    method: 'GET',
    template: '/taxes/',
    summary: 'The tax types of the account',
    answer: [TAX],
    note: 'A bare list, not paged.',
  },
  {
    ...documented,
    source: SOURCE.taxes,
    ...NEW_TAX,
    versions: [3, 12],
    answer: [TAX],
    note: 'The answer is a list of one.',
  },
  {
    ...assumed,
    source: SOURCE.odoo,
    ...NEW_TAX,
    versions: [13, 13],
    answer: TAX,
    note: 'A public client of version 13 reads an object.',
  },
  {
    ...documented,
    ...always,
    source: SOURCE.taxes,
    method: 'GET',
    template: '/taxes/{id}/',
    summary: 'One tax type',
    answer: TAX,
  },
  {
    ...documented,
    ...always,
    source: SOURCE.taxes,
    method: 'PUT',
    template: '/taxes/{id}/',
    summary: 'Change a tax type',
    requires: ['name', 'tax_rate'],
    body: () => ({ name: 'nineteen', tax_rate: '19.000' }),
    answer: TAX,
    note: 'Do not change the rate: gross prices are not computed anew.',
  },
  {
    ...documented,
    ...always,
    source: SOURCE.images,
    method: 'POST',
    template: '/images/',
    summary: 'Upload a picture',
    bodyType: 'multipart',
    requires: ['image'],
    body: () => ({ type: 'product', image: 'FILE' }),
    answer: { id: 7, urls: ALL_URLS, type: 0, new: true },
    note: 'Up to version 7 the file is `product_image` and the id comes back negative.',
  },
  {
    ...documented,
    ...always,
    source: SOURCE.cashbook,
    method: 'GET',
    template: '/ledger/',
    summary: 'The months of the cash book',
    answer: [{ month: 3, year: 2024 }],
  },
  {
    ...documented,
    ...always,
    source: SOURCE.cashbook,
    method: 'GET',
    template: '/ledger/{year}/{month}/',
    summary: 'One month of the cash book',
    answer: {
      balance: '20.0000000000',
      credit: '20.0000000000',
      debit: '0E-10',
      tax_amount: '3.19',
      entry: [
        {
          entry_date: '05.03.2024',
          tax_type: '19%',
          tax_amount: '3.19',
          id: 1,
          account: 2,
          user: 3,
          entry_id: 4,
          transaction_type: 'cash',
          document: '265',
          reason: 'Basket checkout',
          balance: '20.0000000000',
          credit: '20.0000000000',
          debit: '0E-10',
        },
      ],
    },
    note: 'Sales that were paid in cash (payment method "0"), and their returns.',
  },
];
