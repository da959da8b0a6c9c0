import { notFound } from '../../api/refusals.ts';
import type { Call, Route } from '../../api/route.ts';
import type { SqlValue } from '../../database/open-database.ts';
import { readInput } from '../input.ts';
import { isNewList, page, readPaging } from '../paging.ts';
import { readFlag, readText } from '../query.ts';
import { fullProduct, listItem, type ProductRow, SELECT_PRODUCT } from './product.ts';
import { NEW_PRODUCT, PRODUCT_CHANGE } from './product-input.ts';
import { insertProduct, updateProduct } from './write-product.ts';

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
      return { status: 200, body: fullProduct(findProduct(call, String(id)), call.version) };
    },
  },
  {
    method: 'GET',
    template: '/products/{id}/',
    answer: (call) => ({ status: 200, body: fullProduct(findProduct(call, call.ids[0]), call.version) }),
  },
  {
    method: 'PUT',
    template: '/products/{id}/',
    permission: 'can_edit_product',
    answer: (call) => {
      const row = findProduct(call, call.ids[0]);
      updateProduct(call, row, readInput(PRODUCT_CHANGE, call.body));
      return { status: 200, body: fullProduct(findProduct(call, String(row.id)), call.version) };
    },
  },
  {
    method: 'DELETE',
    template: '/products/{id}/',
    permission: 'can_delete_product',
    answer: (call) => {
      const row = findProduct(call, call.ids[0]);
      call.database.query('DELETE FROM product WHERE id = ?').run(row.id);
      return { status: 200, body: {} };
    },
  },
];

/** A product of the caller's own account, by its short or its long id. Throws the 404 refusal. */
function findProduct({ database, identity }: Call, id = ''): ProductRow {
  const byId = database.query<ProductRow>(
    `${SELECT_PRODUCT} WHERE account_id = ? AND (id = ? OR inv_id = ?)`,
  );
  const row = byId.get(identity.accountId, id, id);
  if (!row) throw notFound('product.not_found');
  return row;
}

function listProducts({ database, identity, query, version }: Call) {
  const isNew = isNewList(version);
  const { limit, offset } = readPaging(query, { defaultLimit: 40, maxLimit: isNew ? 100 : 40, firstPage: 1 });
  const { where, values } = filters(identity.accountId, query);
  const count = database.query<{ total: number }>(`SELECT count(*) AS total FROM product WHERE ${where}`);
  const rows = database.query<ProductRow>(`${SELECT_PRODUCT} WHERE ${where} ORDER BY id LIMIT ? OFFSET ?`);
  const items = rows.all(...values, limit, offset).map((row) => listItem(row, version));
  const name = isNew ? 'results' : 'data';
  return { status: 200, body: page(count.get(...values)?.total ?? 0, items, { name }) };
}

function filters(accountId: number, query: URLSearchParams): { where: string; values: readonly SqlValue[] } {
  const inShop = readFlag(query, 'in_shop');
  const search = readText(query, 'search');
  const conditions = ['account_id = ?'];
  const values: SqlValue[] = [accountId];
  if (inShop === true) conditions.push('in_shop = 1');
  if (search !== null && search !== '') {
    conditions.push('instr(lower(name), lower(?)) > 0');
    values.push(search);
  }
  return { where: conditions.join(' AND '), values };
}
