import { expect, test } from 'vitest';
import { createSharedValue } from './shared-value.ts';

test('what is equal to an earlier value is the same object', () => {
  const shared = createSharedValue<{ readonly kind: string }>();
  const first = shared({ kind: 'ok' });
  expect(shared({ kind: 'other' })).toEqual({ kind: 'other' });
  expect(shared({ kind: 'ok' })).toBe(first);
});

test('many different values stay what they are', () => {
  const shared = createSharedValue<readonly number[]>();
  for (let i = 0; i < 500; i += 1) expect(shared([i % 300])).toEqual([i % 300]);
});
