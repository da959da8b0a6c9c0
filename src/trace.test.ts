import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CaughtError, dropped, keepTrace, report } from './trace.ts';

const INSTALL = '0b5c9d2e-7d5a-4c1f-9d0e-55aa33cc11ee';

let traced: CaughtError[] = [];

beforeEach(() => {
  traced = [];
  keepTrace((caught) => traced.push(caught));
});

function errorWith(changes: Partial<Record<'name' | 'message' | 'stack', unknown>>): Error {
  return Object.assign(new Error(), changes);
}

describe('the location of an error', () => {
  test.each([
    [
      'in Chromium',
      'TypeError: x is not a function\n    at Object.read (chrome-extension://abcdefghij/assets/index.ts-DR0e_J-B.js:1:20345)\n    at async b (chrome-extension://abcdefghij/assets/b.js:1:1)',
      'assets/index.ts-DR0e_J-B.js:1:20345',
    ],
    ['in Firefox', `read@moz-extension://${INSTALL}/assets/a.js:2:33\n`, 'assets/a.js:2:33'],
    ['in a page of another', 'read@https://shop.test/assets/a.js:2:33\n', null],
    ['without a stack', undefined, null],
    ['with an odd stack', ['moz-extension://x/a.js:1:1'], null],
    ['of a script with an odd name', `@moz-extension://${INSTALL}/${'a'.repeat(64)}.js:1:1`, null],
  ])('%s', (_what, stack, location) => {
    report('command', errorWith({ message: 'x is not a function', stack }));
    expect(traced).toEqual([{ code: 'command', name: 'Error', location }]);
  });

  test('is not taken from a message that looks like a frame', () => {
    const message = 'no\n    at x (chrome-extension://abc/SECRET.js:1:1)';
    const stack = `Error: ${message}\n    at y (chrome-extension://abc/assets/a.js:1:9)`;
    report('command', errorWith({ message, stack }));
    expect(traced[0]?.location).toBe('assets/a.js:1:9');
  });
});

test('nothing of an error but a known name and a location of ours is noted, whatever it holds', () => {
  const secret = fc.stringMatching(/^[\w.~+/-]{24,60}$/);
  fc.assert(
    fc.property(secret, fc.constantFrom('name', 'message', 'stack'), (value, where) => {
      traced = [];
      const stack = `${value}: https://shop.test/?token=${value}\n f@moz-extension://${INSTALL}/assets/a.js:1:7`;
      report('uncaught', errorWith({ [where]: where === 'stack' ? stack : value }));
      report('uncaught', value);
      report('uncaught', { message: value, stack: value });
      expect(JSON.stringify(traced)).not.toContain(value);
      expect(JSON.stringify(traced)).not.toContain(INSTALL);
      expect(traced).toHaveLength(3);
    }),
  );
});

test('an error that is caught again is noted once, where it was caught first', () => {
  const error = new RangeError('x');
  report('copy read', error);
  report('command', error);
  expect(traced.map(({ code, name }) => [code, name])).toEqual([['copy read', 'RangeError']]);
});

test('what is dropped goes on with something else', async () => {
  const failing = Promise.reject(new DOMException('x', 'QuotaExceededError'));
  await expect(failing.catch(dropped('copy write', 'instead'))).resolves.toBe('instead');
  expect(traced).toMatchObject([{ code: 'copy write', name: 'QuotaExceededError' }]);
});
