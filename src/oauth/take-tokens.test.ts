import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenSet } from '../../tests/fakes/token-set.ts';
import { parseScope } from '../inventorum/scopes.ts';
import { takeTokens } from './take-tokens.ts';
import type { TokenSet } from './token-set.ts';

const SENT_AT = 1_000_000;

function take(set: TokenSet, answer: { readonly scope?: string | null; readonly expiresIn?: number | null }) {
  const { scope = null, expiresIn = 3600 } = answer;
  const tokens = { refreshToken: null, accessToken: 'access', tokenType: 'Bearer', expiresIn, scope };
  const attempt = { startedAt: SENT_AT, doubt: false };
  return takeTokens(set, attempt, { tokens, access: { token: 'access', fingerprint: 'f' } });
}

describe('the scope of an answer', () => {
  test.each<[string, Partial<TokenSet>, string | null, readonly string[]]>([
    ['the first one takes nothing away', { scope: null }, 'orders:read', []],
    ['the same takes nothing away', { scope: 'orders:read a' }, 'a  orders:read', []],
    ['a wider one takes nothing away', { scope: 'orders:read' }, 'orders:read orders:create', []],
    ['none at all means the same as before', { scope: 'orders:read' }, null, []],
    ['a narrower one is noticed', { scope: 'orders:read orders:create' }, 'orders:read', ['orders:create']],
    ['a narrower one stays named', { scope: 'a', withdrawnScope: ['b'] }, 'a', ['b']],
    ['and once more narrower', { scope: 'a c', withdrawnScope: ['b'] }, 'a', ['b', 'c']],
    ['an answer without scope changes nothing', { scope: 'a', withdrawnScope: ['b'] }, null, ['b']],
    ['what is granted again is not missed', { scope: 'a', withdrawnScope: ['b'] }, 'a b', []],
    ['another authorisation may have less', { scope: 'a b', withdrawnScope: null }, 'a', []],
  ])('%s', (_name, before, scope, withdrawn) => {
    expect(take(tokenSet(before), { scope }).withdrawnScope).toEqual(withdrawn);
  });

  test('whatever refreshes answer: what is withdrawn was granted once, and is not granted now', () => {
    const scopes = fc.array(fc.constantFrom('a', 'b', 'c', 'd')).map((names) => names.join(' '));
    fc.assert(
      fc.property(fc.array(fc.option(scopes), { minLength: 1 }), (answers) => {
        const last = answers.reduce((set, scope) => take(set, { scope }), tokenSet());
        const granted = parseScope(last.scope ?? '');
        const ever = answers.flatMap((scope) => parseScope(scope ?? ''));
        expect([...granted, ...(last.withdrawnScope ?? [])].sort()).toEqual([...new Set(ever)].sort());
      }),
    );
  });
});

describe('a lifetime that the server does not tell', () => {
  test('is reckoned with the last known one, and marked', () => {
    const known = take(tokenSet(), { expiresIn: 600 });
    const assumed = take(known, { expiresIn: null });

    expect(known).toMatchObject({ lifetimeIsAssumed: false, expiresAt: SENT_AT + 600_000 });
    expect(assumed).toMatchObject({ lifetimeIsAssumed: true, expiresAt: SENT_AT + 600_000, lifetime: 600 });
    expect(take(assumed, { expiresIn: 60 }).lifetimeIsAssumed).toBe(false);
  });

  test('is an hour where none was ever told', () => {
    expect(take(tokenSet(), { expiresIn: null })).toMatchObject({
      lifetimeIsAssumed: true,
      expiresAt: SENT_AT + 3_600_000,
      lifetime: null,
    });
  });
});
