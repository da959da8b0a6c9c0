import { expect, test } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { groupByEndpoint } from './group-calls.ts';

function call(
  pathname: string,
  { status = 200, duration = 10, size = null as number | null } = {},
): DiagnosedCall {
  const own = exchange({ pathname, status, duration });
  const known = knowledge();
  return {
    ...{ key: pathname, source: 'page', explanation: known.explanation, size, entry: null },
    exchange: asShown(own),
    diagnosis: diagnose(own, known),
  };
}

const CALLS = [
  call('/api/products/1/', { duration: 30, size: 10 }),
  call('/api/products/2/', { duration: 10, status: 404, size: 5 }),
  call('/api/products/3/', { duration: 20, status: 0 }),
  call('/api/orders/', { duration: 900 }),
];

test('counts calls and errors, and tells what half and nearly all of them took', () => {
  expect(groupByEndpoint(CALLS, 'calls')).toEqual([
    { name: 'GET /products/{id}/', calls: 3, errors: 2, p50: 20, p95: 30, bytes: 15 },
    { name: 'GET /orders/', calls: 1, errors: 0, p50: 900, p95: 900, bytes: 0 },
  ]);
});

test('is sorted by any number down, and by name up', () => {
  const names = (order: Parameters<typeof groupByEndpoint>[1]) =>
    groupByEndpoint(CALLS, order).map(({ name }) => name);
  expect(names('p50')).toEqual(['GET /orders/', 'GET /products/{id}/']);
  expect(names('name')).toEqual(['GET /orders/', 'GET /products/{id}/']);
  expect(names('errors')).toEqual(['GET /products/{id}/', 'GET /orders/']);
});
