import { describe, expect, test } from 'vitest';
import { grantRefusal } from './grant-refusal.ts';

describe('what the token endpoint refuses for good', () => {
  test.each<[number, readonly string[], ReturnType<typeof grantRefusal>]>([
    [400, ['invalid_grant'], 'invalid_grant'],
    [401, ['token.invalid'], 'token.invalid'],
    [401, ['invalid_client'], 'invalid_client'],
    [403, ['invalid_grant'], 'invalid_grant'],
    [404, ['invalid_grant'], 'invalid_grant'],
    [410, ['Invalid-Grant'], 'invalid_grant'],
    [200, ['invalidGrant'], 'invalid_grant'],
    [422, ['token.invalid', 'token.invalid'], 'token.invalid'],
    [403, ['invalid_client'], 'invalid_client'],
    [400, ['invalid_grant', 'some_other'], 'invalid_grant'],
    [400, ['invalid_grant', 'invalid_client'], null],
    [400, ['invalid_scope'], null],
    [400, [], null],
    [429, ['invalid_grant'], null],
    [500, ['invalid_grant'], null],
    [503, ['invalid_client'], null],
    [0, ['invalid_grant'], null],
  ])('%i %j: %s', (status, codes, refusal) => {
    expect(grantRefusal(status, codes)).toBe(refusal);
  });
});
