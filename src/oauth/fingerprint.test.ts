import { expect, test } from 'vitest';
import { tailOf } from './fingerprint.ts';

test.each([
  ['abcdefghijkl', 'ijkl'],
  ['abcdefghijk', ''],
])('the tail of %s is %j', (token, tail) => {
  expect(tailOf(token)).toBe(tail);
});
