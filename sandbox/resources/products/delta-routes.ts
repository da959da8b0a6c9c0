import type { Route } from '../../api/route.ts';
import { categoriesOf } from '../categories/category.ts';
import { listRows } from '../list-rows.ts';
import { jsonPage, page, readPaging } from '../paging.ts';
import { imageItem, type PictureView } from '../pictures/picture.ts';
import { readFlag, readTime } from '../query.ts';
import { attributesText, listItem, metaOf } from './product.ts';
import { type ProductRow, picturesOf, productItems, readDetails } from './product-row.ts';

/** Changes since a time, for clients that keep a copy. Source: recorded exchanges. */
export const DELTA_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    template: '/products/delta/modified/',
    answer: (call) => {
      const paging = readPaging(call.query, { defaultLimit: 40, maxLimit: 100, firstPage: 1 });
      const since = readTime(call.query, 'start_date');
      const isVerbose = readFlag(call.query, 'verbose') === true;
      const { total, rows } = listRows<{ id: number }>(call.database, {
        select: 'SELECT id FROM product',
        // An index that most writes leave as it is: SQLite would count in the one of the changes.
        from: since === null ? 'product INDEXED BY product_of_account' : 'product',
        conditions: [
          ['account_id = ?', call.identity.accountId],
          ['modified_at >= ?', since],
        ],
        // newest first, as recorded
        orderBy: 'modified_at DESC, id DESC',
        paging,
      });
      const items = productItems(call, {
        name: `change ${since} ${isVerbose}`,
        ids: rows,
        make: (view, row) => deltaItem(view, row, { since, isVerbose }),
      });
      return { status: 200, json: jsonPage(total, items) };
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

interface DeltaOptions {
  /** ms since the epoch; null: all changes */
  readonly since: number | null;
  readonly isVerbose: boolean;
}

/** A list item with additional fields for copies; `verbose` adds more. */
function deltaItem(view: PictureView, row: ProductRow, { since, isVerbose }: DeltaOptions) {
  const details = readDetails(row);
  const { categories: _, ...item } = { categories: null, ...listItem(view, row) };
  return {
    ...item,
    gross_price: row.gross_price,
    state: since === null || row.added_at >= since ? 'created' : 'updated',
    parent: row.parent_id,
    ean: details.ean,
    custom_sale: details.custom_sale,
    categories: categoriesOf(view, row.id),
    ...(isVerbose ? { meta: metaOf(row) } : {}),
    ...(isVerbose && view.version >= 10 ? verbosePart(view, row) : {}),
  };
}

function verbosePart(view: PictureView, row: ProductRow) {
  const details = readDetails(row);
  const { attributes, description, product_code, brand } = details;
  return {
    inv_id: row.inv_id,
    attributes,
    attributes_str: attributesText(details),
    ...{ description, product_code, brand },
    images: picturesOf(view.database, row.id).map((picture) => imageItem(view, picture)),
  };
}
