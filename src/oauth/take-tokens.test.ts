import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenSet } from '../../tests/fakes/token-set.ts';
import { parseScope } from '../inventorum/scopes.ts';
import type { SalvagedTokens } from './salvage-tokens.ts';
import { takeScope, takeTokens } from './take-tokens.ts';
import type { TokenSet } from './token-set.ts';

const SENT_AT = 1_000_000;

function take(set: TokenSet, answer: Partial<SalvagedTokens>) {
  const tokens: SalvagedTokens = {
    refreshToken: null,
    otherRefreshToken: null,
    accessToken: 'access',
    tokenType: 'Bearer',
    expiresIn: 3600,
    scope: [],
    ...answer,
  };
  const attempt = { startedAt: SENT_AT, doubt: false };
  return takeTokens(set, attempt, { tokens, access: { token: 'access', fingerprint: 'f' } });
}

/** null: the answer has none */
function scoped(set: TokenSet, scope: string | null): TokenSet {
  return takeScope(set, scope === null ? { kind: 'unchanged' } : { kind: 'told', names: parseScope(scope) });
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
    expect(scoped(tokenSet(before), scope).withdrawnScope).toEqual(withdrawn);
  });

  test('whatever refreshes answer: what is withdrawn was granted once, and is not granted now', () => {
    const scopes = fc.array(fc.constantFrom('a', 'b', 'c', 'd')).map((names) => names.join(' '));
    fc.assert(
      fc.property(fc.array(fc.option(scopes), { minLength: 1 }), (answers) => {
        const last = answers.reduce(scoped, tokenSet());
        const granted = parseScope(last.scope ?? '');
        const ever = answers.flatMap((scope) => parseScope(scope ?? ''));
        expect([...granted, ...(last.withdrawnScope ?? [])].sort()).toEqual([...new Set(ever)].sort());
      }),
    );
  });
});

describe('a scope that cannot be read', () => {
  test('is not known any more, and never the one before', () => {
    expect(takeScope(tokenSet({ scope: 'a' }), { kind: 'unknown' })).toMatchObject({ scope: null });
  });

  test('leaves named what was withdrawn', () => {
    const set = takeScope(tokenSet({ scope: 'a', withdrawnScope: ['b'] }), { kind: 'unknown' });
    expect(set.withdrawnScope).toEqual(['b']);
    expect(scoped(set, 'b').withdrawnScope).toEqual([]);
  });
});

test('however often all names change: of those that were withdrawn the newest are named, as many as one answer may name', () => {
  const names = (turn: number) =>
    Array.from({ length: 100 }, (_, index) => `t${turn}.${index}:read`).join(' ');
  const last = Array.from({ length: 30 }, (_, turn) => names(turn)).reduce(scoped, tokenSet());
  expect(last.withdrawnScope).toEqual(parseScope(names(28)));
  const long = Array.from({ length: 20 }, (_, index) => `${index}`.padStart(99, 'x')).join(' ');
  const { withdrawnScope } = [long, long.replaceAll('x', 'y'), 'z'].reduce(scoped, tokenSet());
  expect(withdrawnScope?.join(' ')).toBe(long.replaceAll('x', 'y'));
});

describe('two refresh tokens in one answer', () => {
  const BEFORE = tokenSet({ refreshToken: 'sent', previousRefreshToken: 'older', generation: 3 });

  test('are both kept: the first is used, the other takes the place of the one before', () => {
    expect(take(BEFORE, { refreshToken: 'new', otherRefreshToken: 'other' })).toMatchObject({
      refreshToken: 'new',
      previousRefreshToken: 'other',
      previousIsOther: true,
      generation: 4,
    });
  });

  test('are a news even where the one that was sent goes on', () => {
    expect(take(BEFORE, { refreshToken: 'sent', otherRefreshToken: 'other' })).toMatchObject({
      refreshToken: 'sent',
      previousRefreshToken: 'other',
      previousIsOther: true,
      generation: 4,
    });
  });

  test('are two until the next rotation', () => {
    const two = take(BEFORE, { refreshToken: 'new', otherRefreshToken: 'other' });
    expect(take(two, {})).toMatchObject({ previousRefreshToken: 'other', previousIsOther: true });
    expect(take(two, { refreshToken: 'next' })).toMatchObject({
      previousRefreshToken: 'new',
      previousIsOther: false,
    });
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
