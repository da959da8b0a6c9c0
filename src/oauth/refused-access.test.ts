import { describe, expect, test } from 'vitest';
import { tokenSet } from '../../tests/fakes/token-set.ts';
import { refusedAccess } from './refused-access.ts';
import type { TokenSet } from './token-set.ts';

const NOW = 10_000_000;
const LIVE = tokenSet({
  accessToken: 'access',
  expiresAt: NOW + 1000,
  refreshedAt: NOW - 60_000,
  refresh: { state: 'idle', dueAt: NOW + 500 },
});

describe('a 401 on a request that carried our access token', () => {
  test('ends the access token and makes the refresh due', () => {
    expect(refusedAccess(LIVE, NOW, NOW)).toMatchObject({
      expiresAt: NOW,
      provokedAt: NOW,
      refresh: { state: 'idle', dueAt: NOW },
    });
  });

  test.each<[string, Partial<TokenSet>]>([
    ['there is no access token', { accessToken: null }],
    ['it was renewed after the request may have started', { refreshedAt: NOW - 29_000 }],
    ['another 401 caused a refresh within the last minute', { provokedAt: NOW - 59_000 }],
  ])('is no news when %s', (_when, changes) => {
    expect(refusedAccess({ ...LIVE, ...changes }, NOW, NOW)).toBeUndefined();
  });

  test('does not shorten a backoff, nor wake a rejected refresh', () => {
    const waits = {
      state: 'backing off',
      until: NOW + 9,
      cause: { kind: 'network' },
      failures: 2,
      doubt: true,
    } as const;
    const rejected = { state: 'rejected', code: 'invalid_grant', at: 1, afterLostAnswer: false } as const;

    for (const refresh of [waits, rejected]) {
      expect(refusedAccess({ ...LIVE, refresh }, NOW, NOW)).toMatchObject({ expiresAt: NOW, refresh });
    }
  });

  test('is news though the clock was set back since, by a year say', () => {
    const before = { refreshedAt: NOW + 3e10, provokedAt: NOW + 3e10 };
    expect(refusedAccess({ ...LIVE, ...before }, NOW, NOW)).toMatchObject({ provokedAt: NOW });
  });

  test('ends a pasted access token of unknown age', () => {
    expect(refusedAccess({ ...LIVE, expiresAt: null, refreshedAt: null }, NOW, NOW)?.expiresAt).toBe(NOW);
  });
});
