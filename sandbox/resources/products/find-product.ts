import { notFound } from '../../api/refusals.ts';
import type { ApiCall } from '../../api/route.ts';
import { type ProductRow, SELECT_PRODUCT } from './product-row.ts';

/** A product or variation of the caller's own account, by its short or its long id. Throws the 404 refusal. */
export function findProduct({ database, identity }: ApiCall, id = ''): ProductRow {
  const byId = database.query<ProductRow>(
    `${SELECT_PRODUCT} WHERE account_id = ? AND (id = ? OR inv_id = ?)`,
  );
  const row = byId.get(identity.accountId, id, id);
  if (!row) throw notFound('product.not_found');
  return row;
}
