import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexOfKey } from './index-of-key.ts';

test('finds the call wherever it was looked for before', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.integer({ min: -5, max: 1200 }), fc.nat(1100), (length, last, wanted) => {
      const calls = Array.from({ length }, (_, i) => ({ key: String(i) }));
      expect(indexOfKey(calls, String(wanted), last)).toBe(wanted < length ? wanted : -1);
    }),
  );
  expect(indexOfKey([{ key: '1' }], null, 0)).toBe(-1);
});
