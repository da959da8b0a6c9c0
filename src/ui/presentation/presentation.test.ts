import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Attempt, BackoffCause, RefreshState, SavedState } from '../../oauth/refresh-state.ts';
import type { Access } from './access.ts';
import { accessOf } from './access.ts';
import { presentation } from './presentation.ts';

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;
const SAVED: SavedState = { state: 'yes' };
const LIVE: Access = { state: 'live', expiresAt: NOW + 60 * MINUTE };
const EXPIRED: Access = { state: 'expired', expiresAt: NOW - MINUTE };
const NONE: Access = { state: 'none' };
const IDLE: RefreshState = { state: 'idle', dueAt: NOW + 50 * MINUTE };
const UNTIL = NOW + 4 * MINUTE;

function attempt(startedAt: number): Attempt {
  return { startedAt, fingerprint: 'f', generation: 0, resent: false, doubt: false, failures: 0 };
}

function backingOff(cause: BackoffCause): RefreshState {
  return { state: 'backing off', until: UNTIL, cause, failures: 1, doubt: true };
}

function rejected(afterLostAnswer: boolean): RefreshState {
  return { state: 'rejected', code: 'invalid_grant', at: NOW - MINUTE, afterLostAnswer };
}

describe('presentation', () => {
  test.each<[string, Access, RefreshState, SavedState, object]>([
    ['a healthy one', LIVE, IDLE, SAVED, { tone: 'ok', pill: { key: 'stateActive' }, sentence: null }],
    [
      'one that is refreshed in three minutes',
      LIVE,
      { state: 'idle', dueAt: NOW + 3 * MINUTE },
      SAVED,
      { tone: 'quiet', pill: { key: 'stateDueIn', values: { duration: { ms: 3 * MINUTE } } } },
    ],
    [
      'one without its first access token',
      NONE,
      IDLE,
      SAVED,
      { tone: 'quiet', pill: { key: 'stateWaiting' } },
    ],
    [
      'an expired one whose refresh is due',
      EXPIRED,
      { state: 'idle', dueAt: NOW - MINUTE },
      SAVED,
      { tone: 'quiet', pill: { key: 'stateExpired' }, sentence: { key: 'saysExpired' } },
    ],
    [
      'a request that has just left: nothing blinks',
      LIVE,
      { state: 'in flight', attempt: attempt(NOW - 100) },
      SAVED,
      { tone: 'ok', pill: { key: 'stateActive' } },
    ],
    [
      'a request that takes its time',
      LIVE,
      { state: 'in flight', attempt: attempt(NOW - 400) },
      SAVED,
      { tone: 'quiet', pill: { key: 'stateRefreshing' } },
    ],
    [
      'no network while the access token lives',
      LIVE,
      backingOff({ kind: 'network' }),
      SAVED,
      {
        tone: 'quiet',
        pill: { key: 'stateTryingAgain', values: { time: { at: UNTIL } } },
        sentence: { key: 'saysNetwork' },
      },
    ],
    [
      'an address that the browser keeps from us, while the access token lives',
      LIVE,
      backingOff({ kind: 'not reachable' }),
      SAVED,
      { tone: 'warn', pill: { key: 'stateNotRefreshed' }, sentence: { key: 'saysNotReachable' } },
    ],
    [
      'an address that the browser keeps from us, and the access token expired',
      EXPIRED,
      backingOff({ kind: 'not reachable' }),
      SAVED,
      { tone: 'bad', pill: { key: 'stateNotRefreshed' }, sentence: { key: 'saysNotReachable' } },
    ],
    [
      'no network and the access token expired',
      EXPIRED,
      backingOff({ kind: 'network' }),
      SAVED,
      { tone: 'warn', sentence: { key: 'saysNetworkExpired' }, code: null },
    ],
    [
      'a time-out',
      LIVE,
      backingOff({ kind: 'timeout' }),
      SAVED,
      { sentence: { key: 'saysTimeout' }, code: null },
    ],
    [
      'a rate limit',
      LIVE,
      backingOff({ kind: 'rate limited', status: 429 }),
      SAVED,
      { sentence: { key: 'saysRateLimited' }, code: '429' },
    ],
    [
      'a server error',
      LIVE,
      backingOff({ kind: 'server error', status: 502 }),
      SAVED,
      { sentence: { key: 'saysServerError' }, code: '502' },
    ],
    [
      'a web page instead of JSON',
      LIVE,
      backingOff({ kind: 'not json', status: 200 }),
      SAVED,
      { sentence: { key: 'saysNotJson' }, code: '200' },
    ],
    [
      'a redirect',
      LIVE,
      backingOff({ kind: 'redirect', status: 302 }),
      SAVED,
      { sentence: { key: 'saysRedirect' }, code: '302' },
    ],
    [
      'an answer that is not OAuth, without a refresh token',
      LIVE,
      backingOff({ kind: 'unexpected answer', status: 200, code: null, stored: false }),
      SAVED,
      { sentence: { key: 'saysUnexpected' }, code: '200' },
    ],
    [
      'an answer that is not OAuth, whose refresh token is stored',
      LIVE,
      backingOff({ kind: 'unexpected answer', status: 201, code: 'token_type', stored: true }),
      SAVED,
      { sentence: { key: 'saysUnexpectedSaved' }, code: '201 token_type' },
    ],
    [
      'a refusal for another reason',
      LIVE,
      backingOff({ kind: 'unexpected answer', status: 400, code: 'odd', stored: false }),
      SAVED,
      { sentence: { key: 'saysRefusedOther' }, code: '400 odd' },
    ],
    [
      'a lost answer',
      LIVE,
      { state: 'unknown outcome', attempt: attempt(NOW - 1000) },
      SAVED,
      { tone: 'warn', pill: { key: 'stateAnswerLost' }, sentence: { key: 'saysUnknownOutcome' } },
    ],
    [
      'a dead refresh token',
      EXPIRED,
      rejected(false),
      SAVED,
      { tone: 'bad', sentence: { key: 'saysRejected' }, code: 'invalid_grant', remedy: 'enter a new token' },
    ],
    [
      'a dead refresh token with a live access token',
      LIVE,
      rejected(false),
      SAVED,
      {
        tone: 'bad',
        sentence: {
          key: 'saysRejectedLive',
          values: { time: { at: NOW - MINUTE }, until: { at: NOW + 60 * MINUTE } },
        },
      },
    ],
    [
      'a refresh token that died with a lost answer',
      LIVE,
      rejected(true),
      SAVED,
      { tone: 'bad', sentence: { key: 'saysRejectedLost' } },
    ],
    [
      'a wrong client secret',
      LIVE,
      { state: 'wrong client', at: NOW, doubt: false },
      SAVED,
      { tone: 'bad', pill: { key: 'stateWrongClient' }, remedy: 'correct the app' },
    ],
    [
      'a new token on a full disk, whatever else',
      LIVE,
      rejected(false),
      { state: 'not yet', error: 'QuotaExceededError' },
      { tone: 'bad', pill: { key: 'stateNotSaved' }, sentence: { key: 'saysNotSavedFull' } },
    ],
    [
      'a new token that could not be written',
      LIVE,
      IDLE,
      { state: 'not yet', error: 'IO error' },
      { sentence: { key: 'saysNotSaved' }, code: 'IO error' },
    ],
  ])('shows %s', (_name, access, refresh, saved, expected) => {
    expect(presentation({ access, refresh, saved, lock: 'open' }, NOW)).toMatchObject(expected);
  });

  test('says of everything that is locked only that, and of a token that is not on disk that first', () => {
    fc.assert(
      fc.property(anyAccess, anyRefresh, anySaved, (access, refresh, saved) => {
        const { tone, pill, sentence, remedy } = presentation(
          { access, refresh, saved, lock: 'locked' },
          NOW,
        );
        const said = [tone, pill.key, sentence?.key, remedy];
        if (saved.state === 'yes') expect(said).toEqual(['quiet', 'stateLocked', 'saysLocked', null]);
        else expect(pill.key).toBe('stateNotSaved');
      }),
    );
  });

  test('is red only where somebody must act or the token could be lost', () => {
    fc.assert(
      fc.property(anyAccess, anyRefresh, anySaved, (access, refresh, saved) => {
        const { tone, remedy, pill } = presentation({ access, refresh, saved, lock: 'open' }, NOW);
        expect(pill.key).toMatch(/^state/);
        expect(tone === 'bad').toBe(remedy !== null || saved.state === 'not yet');
      }),
    );
  });
});

describe('accessOf', () => {
  test.each([
    [null, null, { state: 'none' }],
    ['', null, { state: 'live', expiresAt: null }],
    ['f3Qa', NOW + 1, { state: 'live', expiresAt: NOW + 1 }],
    ['f3Qa', NOW, { state: 'expired', expiresAt: NOW }],
  ])('a tail of %j that expires at %j', (tail, expiresAt, access) => {
    expect(accessOf({ tail, expiresAt }, NOW)).toEqual(access);
  });
});

const moment = fc.integer({ min: NOW - 1e8, max: NOW + 1e8 });
const anyAccess: fc.Arbitrary<Access> = fc.oneof(
  fc.record({ state: fc.constant('live' as const), expiresAt: fc.option(moment) }),
  fc.record({ state: fc.constant('expired' as const), expiresAt: moment }),
  fc.constant(NONE),
);
const anyCause: fc.Arbitrary<BackoffCause> = fc.constantFrom<BackoffCause>(
  { kind: 'network' },
  { kind: 'timeout' },
  { kind: 'rate limited', status: 429 },
  { kind: 'server error', status: 500 },
  { kind: 'not json', status: 200 },
  { kind: 'redirect', status: 301 },
  { kind: 'unexpected answer', status: 418, code: null, stored: false },
);
const anyRefresh: fc.Arbitrary<RefreshState> = fc.oneof(
  moment.map((dueAt): RefreshState => ({ state: 'idle', dueAt })),
  moment.map((at): RefreshState => ({ state: 'in flight', attempt: attempt(at) })),
  moment.map((at): RefreshState => ({ state: 'unknown outcome', attempt: attempt(at) })),
  anyCause.map(backingOff),
  fc.boolean().map(rejected),
  moment.map((at): RefreshState => ({ state: 'wrong client', at, doubt: false })),
);
const anySaved = fc.constantFrom<SavedState>(SAVED, { state: 'not yet', error: 'disk full' });
