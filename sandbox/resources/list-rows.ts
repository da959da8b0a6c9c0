import type { SandboxDatabase } from '../database/open-database.ts';
import type { SqlValue } from '../database/sql-value.ts';
import type { RequestedPage } from './paging.ts';

/** A condition with its value; null omits the condition. */
export type Condition = readonly [sql: string, value: SqlValue];

interface ListQuery {
  /** everything before WHERE */
  readonly select: string;
  /** what is counted */
  readonly from: string;
  readonly conditions: readonly Condition[];
  readonly orderBy: string;
  readonly paging: RequestedPage;
  /** name and account of a stored count, for a list without a filter */
  readonly tally?: { readonly list: 'products' | 'orders'; readonly accountId: number } | undefined;
}

/** One page of a list, and the total number of rows. */
export function listRows<Row>(
  database: SandboxDatabase,
  { select, from, conditions, orderBy, paging, tally }: ListQuery,
): { readonly total: number; readonly rows: readonly Row[] } {
  const used = conditions.filter(([, value]) => value !== null);
  const where = used.map(([sql]) => sql).join(' AND ');
  const values = used.map(([, value]) => value);
  const rows = database
    .query<Row>(`${select} WHERE ${where} ORDER BY ${orderBy} LIMIT ? OFFSET ?`)
    .all(...values, paging.limit, paging.offset);
  const counted = tally
    ? database
        .query<{ total: number }>('SELECT total FROM tally WHERE account_id = ? AND list = ?')
        .get(tally.accountId, tally.list)
    : database
        .query<{ total: number }>(`SELECT count(*) AS total FROM ${from} WHERE ${where}`)
        .get(...values);
  return { total: counted?.total ?? 0, rows };
}
