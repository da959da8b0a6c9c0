import type { ApiCall, Route } from '../../api/route.ts';
import { categoriesOf } from '../categories/category.ts';
import { listRows } from '../list-rows.ts';
import { page, readPaging } from '../paging.ts';
import { imageItem } from '../pictures/picture.ts';
import { readFlag, readTime } from '../query.ts';
import { attributesText, listItem, metaOf } from './product.ts';
import { type ProductRow, picturesOf, productsOf, readDetails } from './product-row.ts';

/** Changes since a time, for clients that keep a copy. Source: recorded exchanges. */
export const DELTA_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    template: '/products/delta/modified/',
    answer: (call) => {
      const paging = readPaging(call.query, { defaultLimit: 40, maxLimit: 100, firstPage: 1 });
      const since = readTime(call.query, 'start_date');
      const { total, rows } = listRows<{ id: number }>(call.database, {
        select: 'SELECT id FROM product',
        from: 'product',
        conditions: [
          ['account_id = ?', call.identity.accountId],
          ['modified_at >= ?', since],
        ],
        // newest first, as recorded
        orderBy: 'modified_at DESC, id DESC',
        paging,
      });
      return {
        status: 200,
        body: page(
          total,
          productsOf(call.database, rows).map((row) => deltaItem(call, row, since)),
        ),
      };
    },
  },
  {
    method: 'GET',
    template: '/products/delta/deleted/',
    answer: (call) => {
      const paging = readPaging(call.query, { defaultLimit: 40, maxLimit: 10_000, firstPage: 1 });
      const { total, rows } = listRows<{ id: number }>(call.database, {
        select: 'SELECT id FROM deleted_product',
        from: 'deleted_product',
        conditions: [
          ['account_id = ?', call.identity.accountId],
          ['deleted_at >= ?', readTime(call.query, 'start_date')],
        ],
        orderBy: 'deleted_at, id',
        paging,
      });
      return {
        status: 200,
        body: page(
          total,
          rows.map(({ id }) => id),
        ),
      };
    },
  },
];

/** A list item with additional fields for copies; `verbose` adds more. */
function deltaItem(call: ApiCall, row: ProductRow, since: number | null) {
  const details = readDetails(row);
  const isVerbose = readFlag(call.query, 'verbose') === true;
  const { categories: _, ...item } = { categories: null, ...listItem(call, row) };
  return {
    ...item,
    gross_price: row.gross_price,
    state: since === null || row.added_at >= since ? 'created' : 'updated',
    parent: row.parent_id,
    ean: details.ean,
    custom_sale: details.custom_sale,
    categories: categoriesOf(call, row.id),
    ...(isVerbose ? { meta: metaOf(row) } : {}),
    ...(isVerbose && call.version >= 10 ? verbosePart(call, row) : {}),
  };
}

function verbosePart(call: ApiCall, row: ProductRow) {
  const details = readDetails(row);
  const { attributes, description, product_code, brand } = details;
  return {
    inv_id: row.inv_id,
    attributes,
    attributes_str: attributesText(details),
    ...{ description, product_code, brand },
    images: picturesOf(call.database, row.id).map((picture) => imageItem(call, picture)),
  };
}
