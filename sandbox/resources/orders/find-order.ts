import { notFound } from '../../api/refusals.ts';
import type { ApiCall } from '../../api/route.ts';
import { type OrderRow, SELECT_ORDER } from './order.ts';

/** An order of the caller's own account. Throws the 404 refusal. */
export function findOrder({ database, identity }: ApiCall, id: string | number = ''): OrderRow {
  const row = database
    .query<OrderRow>(`${SELECT_ORDER} WHERE account_id = ? AND id = ?`)
    .get(identity.accountId, id);
  if (!row) throw notFound();
  return row;
}
