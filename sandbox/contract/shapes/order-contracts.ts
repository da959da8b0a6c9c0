import type { Contract } from '../contract.ts';
import { BASKET_RETURN, newOrder, ORDER_10, ORDER_11, ORDER_12, RETURN } from './order-parts.ts';
import { CHANNEL, LIMIT, PAGE, SOURCE, START_DATE } from './sources.ts';

type Part = Omit<Contract, 'versions' | 'answer'>;

/** The same contract with the three shapes of an order, alone or in a list. */
function forOrder(contract: Part, wrap: (order: object) => unknown = (order) => order): readonly Contract[] {
  return [
    { ...contract, versions: [3, 10], answer: wrap(ORDER_10) },
    { ...contract, versions: [11, 11], answer: wrap(ORDER_11) },
    { ...contract, evidence: 'assumed', versions: [12, 13], answer: wrap(ORDER_12) },
  ];
}

const inList = (order: object) => ({ total: 1, data: [order] });
const assumed = { evidence: 'assumed', status: 200 } as const;

export const ORDER_CONTRACTS: readonly Contract[] = [
  ...forOrder(
    {
      ...assumed,
      source: SOURCE.kaiserufer,
      method: 'GET',
      template: '/orders/',
      summary: 'The orders of the account',
      query: [
        { name: 'start', about: 'from this time on: YYYY.MM.DD HH:MM:SS', example: '2020.01.01 00:00:00' },
        { name: 'end', about: 'up to this time', example: '2099.01.01 00:00:00' },
        CHANNEL,
        LIMIT,
        PAGE,
      ],
    },
    inList,
  ),
  ...forOrder({
    evidence: 'recorded',
    source: SOURCE.recordings,
    status: 201,
    method: 'POST',
    template: '/orders/',
    summary: 'Create an order',
    requires: ['basket'],
    body: newOrder,
    note: 'Goods leave the stock, cash enters the ledger. `X-Inv-Processed-Version` names the version of the answer.',
  }),
  ...forOrder(
    {
      evidence: 'documented',
      source: SOURCE.orders,
      status: 200,
      method: 'GET',
      template: '/orders/delta/',
      summary: 'Orders that were created or changed',
      query: [
        START_DATE,
        { ...LIMIT, example: '100' },
        { ...PAGE, about: 'number of the page, from 0', example: '0' },
        CHANNEL,
        { name: 'order_by', about: 'columns, with - for descending', example: 'id,-channel' },
      ],
      note: 'Pages start at 0. Up to version 11 pending orders are listed too.',
    },
    inList,
  ),
  ...forOrder({
    ...assumed,
    source: SOURCE.orders,
    method: 'GET',
    template: '/orders/{id}/',
    summary: 'One order',
  }),
  ...forOrder({
    ...assumed,
    source: SOURCE.orders,
    method: 'PUT',
    template: '/orders/{id}/',
    summary: 'Change the state and the notes of an order',
    body: () => ({ state: 360, basket: { note_internal: 'packed' } }),
  }),
  {
    method: 'POST',
    template: '/returns/create/',
    summary: 'Take goods back',
    versions: [3, 13],
    evidence: 'documented',
    source: SOURCE.returns,
    requires: ['order', 'items'],
    body: (ids) => ({
      order: ids.order,
      items: [{ item: ids.orderItem, quantity: 1 }],
      returnToStock: 'true',
      returnType: '0',
    }),
    status: 200,
    answer: RETURN,
  },
  {
    method: 'POST',
    template: '/basket/{id}/items/return/',
    summary: 'Take goods of an order back',
    versions: [3, 13],
    evidence: 'recorded',
    source: SOURCE.recordings,
    requires: ['items'],
    body: (ids) => ({ returnType: 1, items: [{ item: ids.orderItem, quantity: 1 }] }),
    status: 200,
    answer: BASKET_RETURN,
  },
  {
    method: 'GET',
    template: '/returns/delta/',
    summary: 'Returns since a time',
    query: [START_DATE, CHANNEL, { ...LIMIT, example: '100' }, PAGE],
    versions: [3, 13],
    evidence: 'recorded',
    source: SOURCE.recordings,
    status: 200,
    answer: {
      total: 1,
      data: [
        {
          id: 5,
          order: 7,
          delta_state: 'created',
          total_amount: '10.00',
          items: [{ id: 1, basket_item: 9, name: 'Tea mug', quantity: '1.00', amount: '10.00' }],
        },
      ],
    },
  },
];
