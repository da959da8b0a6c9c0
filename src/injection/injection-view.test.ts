import { expect, test } from 'vitest';
import { isSafeMethod } from './injection-view.ts';

// RFC 9110 section 9.2.1; TRACE is safe, too, but we never send it, and the API does not need it.
test.each([
  ['GET', true],
  ['get', true],
  ['Head', true],
  ['OPTIONS', true],
  ['POST', false],
  ['PUT', false],
  ['PATCH', false],
  ['DELETE', false],
  ['TRACE', false],
  ['QUERY', false],
  ['GET ', false],
  ['', false],
])('%j goes through a write guard: %s', (method, safe) => {
  expect(isSafeMethod(method)).toBe(safe);
});
