import { invalidInput, notFound } from '../../api/refusals.ts';
import type { ApiCall, Route } from '../../api/route.ts';
import { readInput } from '../input.ts';
import { listRows } from '../list-rows.ts';
import { findOrder } from '../orders/find-order.ts';
import { type OrderRow, SELECT_ORDER } from '../orders/order.ts';
import { page, readPaging } from '../paging.ts';
import { readText, readTime } from '../query.ts';
import { basketReturnBody, deltaReturn, type ReturnRow, returnBody, SELECT_RETURN } from './goods-return.ts';
import { BASKET_RETURN, NEW_RETURN } from './return-input.ts';
import { insertReturn } from './write-return.ts';

/** Returned goods. Sources: returns page (create), recorded exchanges (basket, delta). */
export const RETURN_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    template: '/returns/create/',
    answer: (call) => {
      const input = readInput(NEW_RETURN, call.body);
      const order = ownOrder(call, input.order);
      const id = insertReturn(call, order, input);
      return { status: 200, body: returnBody(call, findReturn(call, id), order) };
    },
  },
  {
    method: 'POST',
    template: '/basket/{id}/items/return/',
    answer: (call) => {
      const order = findOrder(call, call.ids[0]);
      const id = insertReturn(call, order, { ...readInput(BASKET_RETURN, call.body), returnToStock: true });
      return { status: 200, body: basketReturnBody(call, findReturn(call, id), order) };
    },
  },
  {
    method: 'GET',
    template: '/returns/delta/',
    answer: (call) => {
      const paging = readPaging(call.query, { defaultLimit: 100, maxLimit: 100, firstPage: 1 });
      const { total, rows } = listRows<ReturnRow>(call.database, {
        select: SELECT_RETURN,
        from: 'goods_return',
        conditions: [
          ['account_id = ?', call.identity.accountId],
          ['created_at >= ?', readTime(call.query, 'start_date')],
          ['order_id IN (SELECT id FROM shop_order WHERE channel = ?)', readText(call.query, 'channel')],
        ],
        orderBy: 'created_at, id',
        paging,
      });
      return {
        status: 200,
        body: page(
          total,
          rows.map((row) => deltaReturn(call.database, row)),
        ),
      };
    },
  },
];

/** The order in a body: a wrong one is invalid input, not a wrong path. */
function ownOrder({ database, identity }: ApiCall, id: number): OrderRow {
  const row = database
    .query<OrderRow>(`${SELECT_ORDER} WHERE account_id = ? AND id = ?`)
    .get(identity.accountId, id);
  if (!row) throw invalidInput({ order: [`Invalid pk "${id}" - object does not exist.`] });
  return row;
}

function findReturn({ database }: ApiCall, id: number): ReturnRow {
  const row = database.query<ReturnRow>(`${SELECT_RETURN} WHERE id = ?`).get(id);
  if (!row) throw notFound();
  return row;
}
