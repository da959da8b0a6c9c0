import { describe, expect, test } from 'vitest';
import { tokenSet } from '../../../tests/fakes/token-set.ts';
import { decodeTokenSet, envelope } from './records.ts';

test('a token set that was written before a field was known is no damaged one', () => {
  const {
    withdrawnScope: _,
    lifetimeIsAssumed: __,
    unproven: ___,
    previousIsOther: ____,
    rejectedAt: _____,
    ...older
  } = tokenSet();

  expect(decodeTokenSet(envelope(older))).toEqual(tokenSet());
});

describe('what an older version kept of the words of a server', () => {
  const NAMES = Array.from({ length: 60_000 }, (_, index) => `area${index}:read`);

  function decoded(stored: object) {
    return decodeTokenSet(envelope({ ...tokenSet(), ...stored }));
  }

  test('a scope as long as an answer is not known', () => {
    expect(decoded({ scope: NAMES.join(' ') })).toEqual(tokenSet());
  });

  test('of what was withdrawn no more is kept than one answer may name', () => {
    expect(decoded({ withdrawnScope: NAMES })?.withdrawnScope).toEqual(NAMES.slice(-100));
    expect(decoded({ withdrawnScope: ['a', NAMES.join(' ')] })?.withdrawnScope).toEqual([]);
    expect(decoded({ withdrawnScope: ['a', 'b'] })?.withdrawnScope).toEqual(['a', 'b']);
  });

  test.each([
    ['a short one', 'unsupported_grant_type', 'unsupported_grant_type'],
    ['a long one', 'x'.repeat(900_000), null],
    ['a sentence', 'unknown token 7d9f', null],
  ])('of a code, %s', (_what, code, kept) => {
    const cause = { kind: 'unexpected answer', status: 400, code };
    const refresh = { state: 'backing off', until: 5, cause, failures: 1, doubt: false };
    expect(decoded({ refresh })?.refresh).toEqual({
      ...refresh,
      cause: { ...cause, code: kept, stored: false },
    });
  });

  test('of the code of a rejection, a long one', () => {
    const refresh = { state: 'rejected', code: 'x'.repeat(900_000), at: 5, afterLostAnswer: false };
    expect(decoded({ refresh })?.refresh).toEqual({ ...refresh, code: 'invalid_grant' });
  });
});
