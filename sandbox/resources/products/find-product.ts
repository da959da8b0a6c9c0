import { notFound } from '../../api/refusals.ts';
import type { ApiCall } from '../../api/route.ts';
import { type ProductRow, SELECT_PRODUCT } from './product-row.ts';

/** A product or variation of the caller's own account, by its short or its long id. Throws the 404 refusal. */
export function findProduct({ database, identity }: ApiCall, id = ''): ProductRow {
  // Two statements, because a kept answer then depends on this product's row only (database/trees-of.ts).
  const by = (column: 'id' | 'inv_id') =>
    database
      .query<ProductRow>(`${SELECT_PRODUCT} WHERE account_id = ? AND ${column} = ?`)
      .get(identity.accountId, id);
  const row = by('id') ?? by('inv_id');
  if (!row) throw notFound('product.not_found');
  return row;
}
