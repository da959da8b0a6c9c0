import { notFound } from '../../api/refusals.ts';
import type { Call, Route } from '../../api/route.ts';
import type { SqlValue } from '../../database/open-database.ts';
import { readInput } from '../input.ts';
import { isNewList, page, readPaging } from '../paging.ts';
import { readText, readTime } from '../query.ts';
import { type OrderRow, orderBody, SELECT_ORDER } from './order.ts';
import { NEW_ORDER, ORDER_CHANGE, ORDER_STATE } from './order-input.ts';
import { insertOrder, updateOrder } from './write-order.ts';

/** `/orders/`. Sources: orders page (delta), recorded exchanges (create), public clients (list), ours (the rest). */
export const ORDER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    template: '/orders/',
    answer: (call) => {
      const paging = readPaging(call.query, {
        defaultLimit: 40,
        maxLimit: isNewList(call.version) ? 100 : 40,
        firstPage: 1,
      });
      const added = { from: readTime(call.query, 'start'), to: readTime(call.query, 'end') };
      return listOrders(call, paging, [
        ['added_at >= ?', added.from],
        ['added_at <= ?', added.to],
        ['channel = ?', readText(call.query, 'channel')],
      ]);
    },
  },
  {
    method: 'POST',
    template: '/orders/',
    answer: (call) => {
      const id = insertOrder(call, readInput(NEW_ORDER, call.body));
      const headers = { 'X-Inv-Processed-Version': String(Math.max(10, call.version)) };
      return { status: 201, body: orderBody(call.database, findOrder(call, id), call.version), headers };
    },
  },
  {
    method: 'GET',
    template: '/orders/delta/',
    answer: (call) => {
      // the one list whose pages start at 0: orders page
      const paging = readPaging(call.query, { defaultLimit: 100, maxLimit: 100, firstPage: 0 });
      return listOrders(call, paging, [
        ['modified_at >= ?', readTime(call.query, 'start_date')],
        ['channel = ?', readText(call.query, 'channel') ?? 'shop'],
        // until version 12 pending orders were listed too
        ['(state & ?) = 0', call.version >= 12 ? ORDER_STATE.pending : null],
      ]);
    },
  },
  {
    method: 'GET',
    template: '/orders/{id}/',
    answer: (call) => ({
      status: 200,
      body: orderBody(call.database, findOrder(call, call.ids[0]), call.version),
    }),
  },
  {
    method: 'PUT',
    template: '/orders/{id}/',
    answer: (call) => {
      const row = findOrder(call, call.ids[0]);
      updateOrder(call, row, readInput(ORDER_CHANGE, call.body));
      return { status: 200, body: orderBody(call.database, findOrder(call, row.id), call.version) };
    },
  },
];

/** An order of the caller's own account. Throws the 404 refusal. */
function findOrder({ database, identity }: Call, id: string | number = ''): OrderRow {
  const row = database
    .query<OrderRow>(`${SELECT_ORDER} WHERE account_id = ? AND id = ?`)
    .get(identity.accountId, id);
  if (!row) throw notFound();
  return row;
}

type Condition = readonly [sql: string, value: SqlValue];

function listOrders(
  { database, identity, version }: Call,
  { limit, offset }: { readonly limit: number; readonly offset: number },
  conditions: readonly Condition[],
) {
  const used = conditions.filter(([, value]) => value !== null);
  const where = ['account_id = ?', ...used.map(([sql]) => sql)].join(' AND ');
  const values = [identity.accountId, ...used.map(([, value]) => value)];
  const count = database.query<{ total: number }>(`SELECT count(*) AS total FROM shop_order WHERE ${where}`);
  const rows = database.query<OrderRow>(
    `${SELECT_ORDER} WHERE ${where} ORDER BY modified_at, id LIMIT ? OFFSET ?`,
  );
  const items = rows.all(...values, limit, offset).map((row) => orderBody(database, row, version));
  return { status: 200, body: page(count.get(...values)?.total ?? 0, items) };
}
