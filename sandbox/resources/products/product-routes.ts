import { invalidInput } from '../../api/refusals.ts';
import type { ApiCall, Route } from '../../api/route.ts';
import { readInput } from '../input.ts';
import { type Condition, listRows } from '../list-rows.ts';
import { isNewList, jsonPage, readPaging } from '../paging.ts';
import { lastValue, readFlag, readText } from '../query.ts';
import { findProduct } from './find-product.ts';
import { fullProduct, listItem } from './product.ts';
import { NEW_PRODUCT, PRODUCT_CHANGE } from './product-input.ts';
import { productItems } from './product-row.ts';
import { deleteProduct, insertProduct, updateProduct } from './save-product.ts';

/** `/products/`. Sources: products page (list), recorded exchanges (the rest). */
export const PRODUCT_ROUTES: readonly Route[] = [
  { method: 'GET', template: '/products/', answer: listProducts },
  {
    method: 'POST',
    template: '/products/',
    permission: 'can_edit_product',
    // 200, not 201: recorded
    answer: (call) => {
      const id = insertProduct(call, readInput(NEW_PRODUCT, call.body));
      return { status: 200, body: fullProduct(call, findProduct(call, String(id))) };
    },
  },
  {
    method: 'GET',
    template: '/products/{id}/',
    answer: (call) => ({ status: 200, body: fullProduct(call, findProduct(call, call.ids[0])) }),
  },
  {
    method: 'PUT',
    template: '/products/{id}/',
    permission: 'can_edit_product',
    answer: (call) => {
      const row = findProduct(call, call.ids[0]);
      updateProduct(call, row, readInput(PRODUCT_CHANGE, call.body));
      return { status: 200, body: fullProduct(call, findProduct(call, String(row.id))) };
    },
  },
  {
    method: 'DELETE',
    template: '/products/{id}/',
    permission: 'can_delete_product',
    answer: (call) => {
      deleteProduct(call, findProduct(call, call.ids[0]));
      return { status: 200, body: {} };
    },
  },
];

function listProducts(call: ApiCall) {
  const { database, identity, query, version } = call;
  const isNew = isNewList(version);
  const paging = readPaging(query, { defaultLimit: 40, maxLimit: isNew ? 100 : 40, firstPage: 1 });
  const filters = filtersOf(query, version);
  const isFiltered = filters.some(([, value]) => value !== null);
  const { total, rows } = listRows<{ id: number }>(database, {
    select: 'SELECT id FROM product',
    from: 'product',
    conditions: [['account_id = ? AND parent_id IS NULL', identity.accountId], ...filters],
    orderBy: version === 6 ? orderOf(query) : 'id',
    paging,
    tally: isFiltered ? undefined : { list: 'products', accountId: identity.accountId },
  });
  const items = productItems(call, { name: 'product', ids: rows, make: listItem });
  return { status: 200, json: jsonPage(total, items, isNew ? 'results' : 'data') };
}

/** Stock levels for the filter of low stock, which only version 6 has: products page. */
const LEVELS: Readonly<Record<string, string>> = { reorder: 'reorder_level', safety: 'safety_stock' };

function filtersOf(query: URLSearchParams, version: number): readonly Condition[] {
  const search = readText(query, 'search');
  const level = version === 6 ? readText(query, 'filter') : null;
  if (level !== null && !Object.hasOwn(LEVELS, level)) {
    throw invalidInput({ filter: ['Not a valid choice. Use reorder or safety.'] });
  }
  const key = level === null ? null : `$.${LEVELS[level]}`;
  return [
    ['in_shop = ?', readFlag(query, 'in_shop') === true ? 1 : null],
    ['instr(lower(name), lower(?)) > 0', search === '' ? null : search],
    ["CAST(quantity AS REAL) < CAST(coalesce(json_extract(details, ?), '0') AS REAL)", key],
  ];
}

const COLUMNS: Readonly<Record<string, string>> = {
  name: 'name',
  id: 'id',
  quantity: 'CAST(quantity AS REAL)',
  price: 'CAST(price AS REAL)',
};

/** `sort=-name`: only version 6 sorts (products page); the columns are assumed. */
function orderOf(query: URLSearchParams): string {
  const sort = lastValue(query, 'sort');
  if (sort === null) return 'id';
  const column = COLUMNS[sort.replace(/^-/, '')];
  if (column === undefined) throw invalidInput({ sort: [`Use one of ${Object.keys(COLUMNS).join(', ')}.`] });
  return `${column} ${sort.startsWith('-') ? 'DESC' : 'ASC'}, id`;
}
