import type { Contract, Ids } from '../contract.ts';
import {
  DELTA_ITEM,
  LIST_ITEM,
  PLAIN_PRODUCT_9,
  PLAIN_PRODUCT_10,
  PRODUCT_9,
  PRODUCT_10,
  PRODUCT_13,
  VERBOSE_ITEM,
} from './product-parts.ts';
import { LIMIT, PAGE, SOURCE, START_DATE } from './sources.ts';

const recorded = { evidence: 'recorded', source: SOURCE.recordings, status: 200 } as const;
const byClient = { evidence: 'assumed', source: SOURCE.odoo, status: 200 } as const;

/** The same contract with the three shapes of a product. */
function forProduct(
  contract: Omit<Contract, 'versions' | 'evidence' | 'source' | 'status' | 'answer'>,
  change: object = {},
): readonly Contract[] {
  return [
    { ...contract, ...recorded, versions: [3, 9], answer: PRODUCT_9 },
    { ...contract, ...recorded, versions: [10, 12], answer: { ...PRODUCT_10, ...change } },
    { ...contract, ...byClient, versions: [13, 13], answer: { ...PRODUCT_13, ...change } },
  ];
}

const LIST = {
  method: 'GET',
  template: '/products/',
  summary: 'The products of the account',
  query: [
    LIMIT,
    PAGE,
    { name: 'in_shop', about: 'only those in the shop', example: 'true', type: 'boolean' },
    { name: 'search', about: 'part of the name', example: 'mug' },
  ],
} as const;

const newProduct = (ids: Ids) => ({
  name: 'Tea mug',
  description: 'Holds tea.',
  price: '8.4033613445',
  tax_type: ids.taxType,
  quantity: '7',
  reorder_level: '0',
  safety_stock: '0',
  in_shop: true,
  images: [{ id: ids.picture }],
  categories: [{ id: ids.category }],
  variations: [{ attributes: { color: 'red' }, product_code: 'MUG-RED', quantity: '7' }],
});

const STOCK = {
  method: 'PUT',
  template: '/products/{id}/adjust_inventory/',
  summary: 'Book a change of stock',
  requires: ['stock'],
  body: () => ({ stock: { quantity: 3, date: '05.03.2024', note: '', price: '2.99' } }),
  note: 'The quantity is a difference, not a level.',
} as const;

export const PRODUCT_CONTRACTS: readonly Contract[] = [
  {
    ...LIST,
    versions: [3, 12],
    evidence: 'documented',
    source: SOURCE.products,
    status: 200,
    answer: { total: 1, data: [LIST_ITEM] },
    note: 'At most 40 a page. Version 6 alone also takes `sort` and `filter` (reorder, safety).',
  },
  {
    ...LIST,
    ...byClient,
    versions: [13, 13],
    answer: {
      total: 1,
      results: [{ ...LIST_ITEM, time_modified: '2024-01-05T10:00:00.000+00:00', categories: [12] }],
    },
    note: 'At most 100 a page, under `results`.',
  },
  ...forProduct(
    {
      method: 'POST',
      template: '/products/',
      summary: 'Create a product',
      requires: ['name', 'tax_type'],
      body: newProduct,
      note: 'Answers 200, not 201. Give `price` (net) or `gross_price`.',
    },
    { states: [] },
  ),
  ...forProduct({ method: 'GET', template: '/products/{id}/', summary: 'One product, by id or inv_id' }),
  ...forProduct({
    method: 'PUT',
    template: '/products/{id}/',
    summary: 'Change parts of a product',
    body: () => ({ description: 'Holds more tea.' }),
    note: 'What the body does not name stays.',
  }),
  {
    ...recorded,
    method: 'DELETE',
    template: '/products/{id}/',
    summary: 'Delete a product',
    versions: [3, 13],
    answer: {},
  },
  {
    ...recorded,
    method: 'GET',
    template: '/products/delta/modified/',
    summary: 'Products that were created or changed, newest first',
    query: [LIMIT, PAGE, START_DATE],
    versions: [3, 12],
    answer: { total: 1, data: [DELTA_ITEM] },
    note: '`verbose=True` adds the parts of the channels, and more since version 10.',
  },
  {
    ...byClient,
    method: 'GET',
    template: '/products/delta/modified/',
    summary: 'Products that were created or changed, newest first',
    query: [
      LIMIT,
      PAGE,
      START_DATE,
      { name: 'verbose', about: 'more of each product', example: 'True', type: 'boolean' },
    ],
    versions: [13, 13],
    answer: { total: 1, data: [{ ...VERBOSE_ITEM, time_modified: '2024-01-05T10:00:00.000+00:00' }] },
    note: 'A public client reports that paging is unreliable in this version; here it works.',
  },
  {
    ...recorded,
    method: 'GET',
    template: '/products/delta/deleted/',
    summary: 'Ids of products that were deleted',
    query: [{ ...LIMIT, example: '10000' }, PAGE, START_DATE],
    versions: [3, 13],
    answer: { total: 2, data: [55] },
  },
  {
    ...recorded,
    method: 'GET',
    template: '/products/quantity/',
    summary: 'Stock of several products',
    query: [{ name: 'id', about: 'once for each product', example: '1', type: 'ids' }],
    versions: [3, 13],
    answer: [{ quantity: '4.00', id: 1 }],
  },
  { ...STOCK, ...recorded, versions: [3, 9], answer: PLAIN_PRODUCT_9 },
  { ...STOCK, ...recorded, versions: [10, 12], answer: PLAIN_PRODUCT_10 },
  { ...STOCK, ...byClient, versions: [13, 13], answer: { ...PLAIN_PRODUCT_10, gtin: null } },
  {
    ...recorded,
    method: 'POST',
    template: '/products/{id}/state/',
    summary: 'Say how publishing on a channel went',
    requires: ['channel', 'state'],
    body: () => ({ channel: 'ebay', state: 'published', details: null }),
    versions: [3, 13],
    note: 'Answers with an empty body.',
  },
];
