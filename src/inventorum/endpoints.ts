import type { Evidence } from './evidence.ts';
import { type Method, requirementOf, type ScopeRequirement } from './scope-map.ts';

/** One method on one path of the API. */
export interface Endpoint {
  readonly method: Method;
  /** below /api, with its final slash: '/products/{id}/' */
  readonly template: string;
  readonly area: string;
  /** null: no scope is required (token endpoint, log-in, public data) */
  readonly requirement: ScopeRequirement | null;
  /** how we know that the endpoint exists */
  readonly evidence: Evidence;
  readonly source: string;
}

const PAGE = {
  main: 'https://api-docs.inventorum.com/api/main.html',
  authentication: 'https://api-docs.inventorum.com/api/authentication.html',
  products: 'https://api-docs.inventorum.com/api/products.html',
  orders: 'https://api-docs.inventorum.com/api/orders.html',
  customers: 'https://api-docs.inventorum.com/api/customers.html',
  categories: 'https://api-docs.inventorum.com/api/categories.html',
  taxes: 'https://api-docs.inventorum.com/api/taxes.html',
  images: 'https://api-docs.inventorum.com/api/images.html',
  returns: 'https://api-docs.inventorum.com/api/returns.html',
  cashbook: 'https://api-docs.inventorum.com/api/Cashbook.html',
  recordings: 'https://github.com/Inventorum/ebay (recorded exchanges, 2015-16)',
  odoo: 'https://github.com/roboes/odoo-shorepos-sync',
  kaiserufer: 'https://github.com/Kaiserufer/Kaiserufer-Home',
  clients: 'public client programs',
} as const;

type Row = readonly [Method, string, area: string, Evidence, keyof typeof PAGE];

const ROWS: readonly Row[] = [
  ['POST', '/auth/token/', 'authentication', 'documented', 'authentication'],
  ['POST', '/auth/login/', 'authentication', 'assumed', 'clients'],
  ['POST', '/pin-login/', 'authentication', 'assumed', 'clients'],
  ['POST', '/api-auth-token/', 'authentication', 'assumed', 'clients'],
  ['POST', '/signup/', 'authentication', 'assumed', 'clients'],
  ['GET', '/public/info/attributes/', 'public', 'assumed', 'recordings'],

  ['GET', '/products/', 'products', 'documented', 'products'],
  ['POST', '/products/', 'products', 'recorded', 'recordings'],
  ['PUT', '/products/', 'products', 'recorded', 'recordings'],
  ['DELETE', '/products/', 'products', 'recorded', 'recordings'],
  ['GET', '/products/{id}/', 'products', 'recorded', 'recordings'],
  ['PUT', '/products/{id}/', 'products', 'recorded', 'recordings'],
  ['DELETE', '/products/{id}/', 'products', 'recorded', 'recordings'],
  ['GET', '/products/delta/modified/', 'products', 'recorded', 'recordings'],
  ['GET', '/products/delta/deleted/', 'products', 'recorded', 'recordings'],
  ['GET', '/products/quantity/', 'products', 'recorded', 'recordings'],
  ['PUT', '/products/{id}/adjust_inventory/', 'products', 'recorded', 'recordings'],
  ['POST', '/products/{id}/state/', 'publishing', 'recorded', 'recordings'],

  ['GET', '/orders/', 'orders', 'recorded', 'recordings'],
  ['POST', '/orders/', 'orders', 'recorded', 'recordings'],
  ['GET', '/orders/delta/', 'orders', 'documented', 'orders'],
  ['GET', '/orders/{id}/', 'orders', 'assumed', 'orders'],
  ['PUT', '/orders/{id}/', 'orders', 'assumed', 'orders'],
  ['POST', '/basket/', 'orders', 'documented', 'returns'],
  ['POST', '/basket/{id}/payment/', 'orders', 'documented', 'returns'],
  ['GET', '/basket/{id}/items/return/', 'returns', 'recorded', 'recordings'],
  ['POST', '/basket/{id}/items/return/', 'returns', 'recorded', 'recordings'],
  ['PUT', '/basket/{id}/items/return/', 'returns', 'recorded', 'recordings'],
  ['POST', '/returns/create/', 'returns', 'documented', 'returns'],
  ['GET', '/returns/delta/', 'returns', 'recorded', 'recordings'],

  ['GET', '/customers/', 'customers', 'assumed', 'kaiserufer'],
  ['POST', '/customers/', 'customers', 'documented', 'customers'],
  ['GET', '/customers/{id}/', 'customers', 'assumed', 'customers'],
  ['PUT', '/customers/{id}/', 'customers', 'assumed', 'customers'],

  ['GET', '/categories/', 'categories', 'documented', 'categories'],
  ['POST', '/categories/', 'categories', 'assumed', 'odoo'],
  ['GET', '/categories/{id}/', 'categories', 'documented', 'categories'],
  ['PUT', '/categories/{id}/', 'categories', 'assumed', 'categories'],

  ['GET', '/taxes/', 'taxes', 'documented', 'taxes'],
  ['POST', '/taxes/', 'taxes', 'documented', 'taxes'],
  ['GET', '/taxes/{id}/', 'taxes', 'documented', 'taxes'],
  ['PUT', '/taxes/{id}/', 'taxes', 'documented', 'taxes'],

  ['POST', '/images/', 'images', 'documented', 'images'],

  ['GET', '/info/', 'info', 'recorded', 'recordings'],
  ['GET', '/ledger/', 'ledger', 'documented', 'cashbook'],
  ['GET', '/ledger/{year}/{month}/', 'ledger', 'documented', 'cashbook'],
];

/** Every known endpoint, with its requirement and our evidence for it. */
export const ENDPOINTS: readonly Endpoint[] = ROWS.map(([method, template, area, evidence, page]) => ({
  method,
  template,
  area,
  requirement: requirementOf(area, method),
  evidence,
  source: PAGE[page],
}));
