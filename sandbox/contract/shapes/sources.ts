const DOCS = 'https://api-docs.inventorum.com/api';

/** Where shapes come from. */
export const SOURCE = {
  authentication: `${DOCS}/authentication.html`,
  products: `${DOCS}/products.html`,
  orders: `${DOCS}/orders.html`,
  customers: `${DOCS}/customers.html`,
  categories: `${DOCS}/categories.html`,
  taxes: `${DOCS}/taxes.html`,
  images: `${DOCS}/images.html`,
  returns: `${DOCS}/returns.html`,
  cashbook: `${DOCS}/Cashbook.html`,
  recordings: 'https://github.com/Inventorum/ebay (recorded exchanges, 2015-16)',
  odoo: 'https://github.com/roboes/odoo-shorepos-sync',
  kaiserufer: 'https://github.com/Kaiserufer/Kaiserufer-Home',
  clients: 'public client programs',
} as const;

export const LIMIT = {
  name: 'limit',
  about: 'how many a page holds',
  example: '40',
  type: 'integer',
} as const;
export const PAGE = {
  name: 'page',
  about: 'number of the page, from 1',
  example: '1',
  type: 'integer',
} as const;
export const START_DATE = {
  name: 'start_date',
  about: 'only what changed since then: ISO, with or without ms and zone',
  example: '2020-01-01T00:00:00.000Z',
} as const;
export const CHANNEL = {
  name: 'channel',
  about: 'ipad, shop, ebay, ece, backoffice, atalanda or click_and_collect',
  example: 'shop',
} as const;
