import { invalidInput } from '../../api/refusals.ts';
import type { ApiCall, Route } from '../../api/route.ts';
import { CHANNELS } from '../channels.ts';
import { readInput } from '../input.ts';
import { type Condition, listRows } from '../list-rows.ts';
import { isNewList, page, type RequestedPage, readPaging } from '../paging.ts';
import { readText, readTime } from '../query.ts';
import { findOrder } from './find-order.ts';
import { type OrderRow, orderBody, SELECT_ORDER } from './order.ts';
import { NEW_ORDER, ORDER_CHANGE, ORDER_STATE } from './order-input.ts';
import { insertOrder, updateOrder } from './write-order.ts';

/** `/orders/`. Sources: orders page (delta), recorded exchanges (create), public clients (list), ours (the rest). */
export const ORDER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    template: '/orders/',
    answer: (call) => {
      const maxLimit = isNewList(call.version) ? 100 : 40;
      const paging = readPaging(call.query, { defaultLimit: 40, maxLimit, firstPage: 1 });
      const conditions: readonly Condition[] = [
        ['added_at >= ?', readTime(call.query, 'start')],
        ['added_at <= ?', readTime(call.query, 'end')],
        ['channel = ?', readChannel(call.query)],
      ];
      return listOrders(call, { paging, conditions });
    },
  },
  {
    method: 'POST',
    template: '/orders/',
    answer: (call) => {
      const id = insertOrder(call, readInput(NEW_ORDER, call.body));
      const headers = { 'X-Inv-Processed-Version': String(Math.max(10, call.version)) };
      return { status: 201, body: orderBody(call, findOrder(call, id)), headers };
    },
  },
  {
    method: 'GET',
    template: '/orders/delta/',
    answer: (call) => {
      // the only list whose pages start at 0: orders page
      const paging = readPaging(call.query, { defaultLimit: 100, maxLimit: 100, firstPage: 0 });
      const conditions: readonly Condition[] = [
        ['modified_at >= ?', readTime(call.query, 'start_date')],
        ['channel = ?', readChannel(call.query) ?? 'shop'],
        // up to version 12 pending orders were listed, too
        ['(state & ?) = 0', call.version >= 12 ? ORDER_STATE.pending : null],
      ];
      return listOrders(call, { paging, conditions, orderBy: readOrderBy(call.query) });
    },
  },
  {
    method: 'GET',
    template: '/orders/{id}/',
    answer: (call) => ({ status: 200, body: orderBody(call, findOrder(call, call.ids[0])) }),
  },
  {
    method: 'PUT',
    template: '/orders/{id}/',
    answer: (call) => {
      const row = findOrder(call, call.ids[0]);
      updateOrder(call, row, readInput(ORDER_CHANGE, call.body));
      return { status: 200, body: orderBody(call, findOrder(call, row.id)) };
    },
  },
];

interface OrderList {
  readonly paging: RequestedPage;
  readonly conditions: readonly Condition[];
  readonly orderBy?: string;
}

function listOrders(call: ApiCall, { paging, conditions, orderBy = 'modified_at, id' }: OrderList) {
  const { accountId } = call.identity;
  const isFiltered = conditions.some(([, value]) => value !== null);
  const { total, rows } = listRows<OrderRow>(call.database, {
    select: SELECT_ORDER,
    from: 'shop_order',
    conditions: [['account_id = ?', accountId], ...conditions],
    orderBy,
    paging,
    tally: isFiltered ? undefined : { list: 'orders', accountId },
  });
  return {
    status: 200,
    body: page(
      total,
      rows.map((row) => orderBody(call, row)),
    ),
  };
}

function readChannel(query: URLSearchParams): string | null {
  const channel = readText(query, 'channel');
  const isKnown = channel === null || CHANNELS.some((known) => known === channel);
  if (!isKnown) throw invalidInput({ channel: [`Use one of ${CHANNELS.join(', ')}.`] });
  return channel;
}

/** Columns of `order_by`: the orders page names two, the others are assumed. */
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'id',
  channel: 'channel',
  state: 'state',
  start_date: 'modified_at',
  completed_at: 'completed_at',
};

/** `order_by=id,-channel`. Source: orders page. */
function readOrderBy(query: URLSearchParams): string {
  const names = (readText(query, 'order_by') ?? 'start_date,id').split(',').slice(0, 10);
  return names
    .map((name) => {
      const column = COLUMNS[name.replace(/^-/, '')];
      if (column === undefined) {
        throw invalidInput({ order_by: [`Use ${Object.keys(COLUMNS).join(', ')}, with - for descending.`] });
      }
      return `${column} ${name.startsWith('-') ? 'DESC' : 'ASC'}`;
    })
    .join(', ');
}
