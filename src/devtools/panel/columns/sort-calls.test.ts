import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { columnsOf, orderAfter } from './columns.ts';
import { createSorter } from './sort-calls.ts';

function call(startedAt: number, duration: number): DiagnosedCall {
  const own = exchange({ startedAt, duration });
  const known = knowledge();
  return {
    ...{ key: `${startedAt}`, source: 'page', explanation: known.explanation, size: null, entry: null },
    exchange: asShown(own),
    diagnosis: diagnose(own, known),
  };
}

/** Sorts until all are in their places. */
function sorted(sorter: ReturnType<typeof createSorter>, ...asked: Parameters<typeof sorter.update>) {
  for (;;) {
    const { calls, complete, order } = sorter.update(...asked);
    if (complete) return { calls, order };
  }
}

const BY_DURATION = { by: 'duration', descending: false } as const;

test('is sorted while calls come and go, and what is equal is in the order in which it began', () => {
  const pool = Array.from({ length: 60 }, (_, i) => call(i, (i * 7) % 5));
  const part = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => pool.slice(Math.min(a, b), Math.max(a, b)));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), fc.boolean(), (lists, descending) => {
      const sorter = createSorter();
      const order = { ...BY_DURATION, descending };
      const sign = descending ? -1 : 1;
      for (const list of lists) {
        const expected = list.toSorted((a, b) => sign * (a.exchange.duration - b.exchange.duration));
        expect(sorted(sorter, list, order)).toEqual({ calls: expected, order });
      }
    }),
  );
});

test('a long list stays as it was until all are in their places', () => {
  const calls = Array.from({ length: 7000 }, (_, i) => call(i, 7000 - i));
  const sorter = createSorter();
  expect(sorter.update(calls, BY_DURATION)).toMatchObject({ calls, order: null, complete: false });
  const first = sorted(sorter, calls, BY_DURATION);
  expect(first.calls[0]).toBe(calls.at(-1));
  const other = { ...BY_DURATION, descending: true };
  expect(sorter.update(calls, other)).toMatchObject({ ...first, complete: false });
});

test('a head sorts up, down, and no longer', () => {
  const up = orderAfter(null, 'size');
  const down = orderAfter(up, 'size');
  expect([up, down, orderAfter(down, 'size')]).toEqual([
    { by: 'size', descending: false },
    { by: 'size', descending: true },
    null,
  ]);
});

test('columns of another version are left out', () => {
  expect(columnsOf(['size', 'colour', 'status']).map(({ name }) => name)).toEqual(['status', 'size']);
  expect(columnsOf(['colour'])).toEqual(columnsOf(null));
});
