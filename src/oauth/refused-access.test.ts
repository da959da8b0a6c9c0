import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenSet } from '../../tests/fakes/token-set.ts';
import type { Judgement } from './judge-answer.ts';
import { maySend, nextWanted, type RefreshEvent, refreshStep } from './refresh-machine.ts';
import { refusedAccess } from './refused-access.ts';
import type { TokenSet } from './token-set.ts';

const NOW = 10_000_000;
const LIVE = tokenSet({
  accessToken: 'access',
  expiresAt: NOW + 3_600_000,
  refreshedAt: NOW - 600_000,
  refresh: { state: 'idle', dueAt: NOW + 500 },
});
const REJECTED = { state: 'rejected', code: 'invalid_grant', at: 1, afterLostAnswer: false } as const;
const WRONG_CLIENT = { state: 'wrong client', at: 1, doubt: false } as const;
const WAITS = {
  state: 'backing off',
  until: NOW + 9,
  cause: { kind: 'network' },
  failures: 2,
  doubt: true,
} as const;

/** The token set after the first 401 to its access token. */
function refused(set: TokenSet, at = NOW): TokenSet {
  const after = refusedAccess(set, at, at);
  if (!after) throw new Error('The 401 is no news.');
  return after;
}

/** The token set after a complete refresh that began at `now` and ended with `outcome`. */
function refreshed(set: TokenSet, outcome: RefreshEvent, now: number): TokenSet {
  const moment = { now, random: 0 };
  const asked = { type: 'asked', asking: 'clock', fingerprint: 'f', lock: 'open' } as const;
  return refreshStep(refreshStep(set, asked, moment).tokenSet, outcome, moment).tokenSet;
}

function answered(judgement: Judgement): RefreshEvent {
  return { type: 'answered', judgement, accessFingerprint: judgement.kind === 'tokens' ? 'f' : null };
}

const TOKENS = {
  refreshToken: 'refresh-1',
  otherRefreshToken: null,
  accessToken: 'access-1',
  tokenType: 'bearer',
  expiresIn: 3600,
  scope: [],
};
const GRANTED = answered({ kind: 'tokens', status: 200, tokens: TOKENS });

function isUsable({ accessToken, expiresAt }: TokenSet, now: number): boolean {
  return accessToken !== null && (expiresAt === null || expiresAt > now);
}

describe('a 401 on a request that carried our access token', () => {
  test('makes the refresh due, and leaves the access token in use until a new one is stored', () => {
    const after = refused(LIVE);

    expect(after).toEqual({
      ...LIVE,
      accessRefused: true,
      provokedAt: NOW,
      refresh: { state: 'idle', dueAt: NOW },
    });
    expect(refreshed(after, GRANTED, NOW)).toMatchObject({ accessToken: 'access-1', accessRefused: false });
  });

  test.each<[string, Partial<TokenSet>]>([
    ['there is no access token', { accessToken: null }],
    ['it was renewed after the request may have started', { refreshedAt: NOW - 29_000 }],
    ['the access token was refused before, a minute ago', { accessRefused: true, provokedAt: NOW - 60_000 }],
    ['the access token was refused before, a day ago', { accessRefused: true, provokedAt: NOW - 86_400_000 }],
  ])('is no news when %s', (_when, changes) => {
    expect(refusedAccess({ ...LIVE, ...changes }, NOW, NOW)).toBeUndefined();
  });

  test.each<[string, TokenSet['refresh']]>([
    ['was refused for good', REJECTED],
    ['cannot be tried with this client', WRONG_CLIENT],
    ['cannot reach the environment from here', { ...WAITS, cause: { kind: 'not reachable' } }],
  ])('ends the access token where the refresh %s', (_why, refresh) => {
    expect(refused({ ...LIVE, refresh })).toMatchObject({ expiresAt: NOW, refresh });
  });

  test.each<[string, RefreshEvent]>([
    ['is refused for good', answered({ kind: 'rejected', code: 'invalid_grant' })],
    ['cannot be tried with this client', answered({ kind: 'wrong client' })],
    ['cannot reach the environment from here', { type: 'not reachable' }],
  ])('ends the access token as soon as the refresh that it causes %s', (_why, outcome) => {
    const after = refreshed(refused(LIVE), outcome, NOW + 1000);
    expect(after).toMatchObject({ accessToken: 'access', expiresAt: NOW + 1000 });
  });

  test('is what makes a refused refresh end the access token: without one it lives on', () => {
    const after = refreshed(
      { ...LIVE, refresh: { state: 'idle', dueAt: NOW } },
      answered({ kind: 'rejected', code: 'invalid_grant' }),
      NOW,
    );
    expect(after.expiresAt).toBe(LIVE.expiresAt);
  });

  test.each<[string, RefreshEvent]>([
    ['fails in the network', { type: 'network failed' }],
    [
      'meets a server in trouble',
      answered({ kind: 'later', cause: { kind: 'server error', status: 503 }, retryAfter: null }),
    ],
    ['has an outcome that nobody knows', { type: 'timed out' }],
  ])('leaves the access token in use while the refresh %s', (_what, outcome) => {
    const after = refreshed(refused(LIVE), outcome, NOW);

    expect(after).toMatchObject({ expiresAt: LIVE.expiresAt, accessRefused: true });
    expect(refusedAccess(after, NOW + 120_000, NOW + 120_000)).toBeUndefined();
  });

  test('does not shorten a backoff', () => {
    expect(refused({ ...LIVE, refresh: WAITS })).toMatchObject({
      expiresAt: LIVE.expiresAt,
      refresh: WAITS,
    });
  });

  test('ends the access token where the one before it was refused, too, and the next refresh waits a minute', () => {
    const renewed = refreshed(refused(LIVE), GRANTED, NOW + 1000);
    const at = NOW + 32_000;

    expect(refused(renewed, at)).toMatchObject({
      expiresAt: at,
      refresh: { state: 'idle', dueAt: at + 60_000 },
    });
  });

  test('is the first one again where the access token has worked for a while', () => {
    const renewed = refreshed(refused(LIVE), GRANTED, NOW + 1000);
    const at = NOW + 301_000;

    expect(refused(renewed, at)).toMatchObject({
      expiresAt: renewed.expiresAt,
      refresh: { state: 'idle', dueAt: at },
    });
  });

  test('is news though the clock was set back since, by a year say', () => {
    const before = { refreshedAt: NOW + 3e10, provokedAt: NOW + 3e10 };
    expect(refused({ ...LIVE, ...before })).toMatchObject({ provokedAt: NOW, expiresAt: LIVE.expiresAt });
  });

  test('leaves a pasted access token of unknown age in use, too', () => {
    const pasted = { ...LIVE, expiresAt: null, refreshedAt: null };
    expect(refused(pasted)).toMatchObject({ expiresAt: null, accessRefused: true });
    expect(refused({ ...pasted, refresh: REJECTED }).expiresAt).toBe(NOW);
  });
});

describe('whatever answers come in whatever order', () => {
  const answers = fc.array(
    fc.record({
      after: fc.integer({ min: 1, max: 400_000 }),
      refusals: fc.integer({ min: 1, max: 50 }),
      outcome: fc.constantFrom<RefreshEvent>(
        GRANTED,
        { type: 'network failed' },
        { type: 'not reachable' },
        answered({ kind: 'rejected', code: 'invalid_grant' }),
        answered({ kind: 'wrong client' }),
      ),
    }),
    { minLength: 1, maxLength: 20 },
  );

  /** Counts how many 401 answers change the token set, out of `times` at the same moment. */
  function refusedTimes(set: TokenSet, times: number, now: number): { set: TokenSet; news: number } {
    const first = refusedAccess(set, now, now);
    if (!first) return { set, news: 0 };
    const others = Array.from({ length: times - 1 }, () => refusedAccess(first, now, now));
    return { set: first, news: 1 + others.filter(Boolean).length };
  }

  interface Round {
    readonly after: number;
    readonly refusals: number;
    readonly outcome: RefreshEvent;
  }

  /** The token set after some refusals and, where one is due, the refresh that follows. */
  function play(before: TokenSet, { refusals, outcome }: Round, now: number): TokenSet {
    const { set, news } = refusedTimes(before, refusals, now);
    expect(news).toBeLessThanOrEqual(1);
    const { state } = set.refresh;
    const hopeless = set.accessRefused && nextWanted(set.refresh) === null;
    if (hopeless) expect(isUsable(set, now)).toBe(false);
    if (maySend(set, { asking: 'clock', lock: 'open' }, now) !== 'yes') return set;
    if (state === 'idle') expect(isUsable(set, now)).toBe(isUsable(before, now));
    return refreshed(set, outcome, now);
  }

  test('one access token causes one refresh, and is in use while a refresh of it may still come', () => {
    fc.assert(
      fc.property(answers, (rounds) => {
        let set = LIVE;
        let now = NOW;
        for (const round of rounds) {
          now += round.after;
          set = play(set, round, now);
        }
      }),
      { numRuns: 500 },
    );
  });
});
