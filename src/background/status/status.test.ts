import { describe, expect, test } from 'vitest';
import { PRODUCTION_HELD } from '../../../tests/fakes/browser-facts.ts';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import { NOTHING_HELD } from '../../injection/held/host-permission.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY } from '../../injection/policy.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import type { App } from '../../oauth/app.ts';
import type { RefreshState } from '../../oauth/refresh-state.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { Status } from '../../storage/public/status.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';
import { actionInTab, actionLook } from './action-look.ts';
import { nextWake } from './next-wake.ts';
import { saysTheSame, statusOf } from './status-of.ts';

function credentials(changes: Partial<Credentials> = {}): Credentials {
  const set = tokenSet({
    accessToken: 'access-token-f3Qa',
    expiresAt: 5000,
    previousRefreshToken: 'refresh-before',
    scope: 'orders:read  products:read',
  });
  return {
    apps: [APP],
    tokenSets: [set],
    deletions: [],
    unreadable: [],
    arrangement: null,
    recovery: null,
    unsaved: {},
    lock: 'open',
    ...changes,
  };
}

const REJECTED: RefreshState = { state: 'rejected', code: 'invalid_grant', at: 1, afterLostAnswer: false };

describe('the public status', () => {
  test('holds no secret', () => {
    const text = JSON.stringify(statusOf(credentials(), 1));

    for (const secret of ['secret-1', 'refresh-0', 'refresh-before', 'access-token-f3Qa']) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain('"tail":"f3Qa"');
    expect(text).toContain('["orders:read","products:read"]');
  });

  test('lists in the order of adding, whatever the order of storage', () => {
    const sets = [3, 1, 2].map((addedAt) => tokenSet({ id: `set-${addedAt}`, addedAt }));
    const apps = [{ ...APP, id: 'app-2', addedAt: 9 }, APP];
    const status = statusOf(credentials({ apps, tokenSets: sets }), 1);

    expect(status.apps.map(({ id }) => id)).toEqual(['app-1', 'app-2']);
    expect(status.apps[0]?.tokenSets.map(({ id }) => id)).toEqual(['set-1', 'set-2', 'set-3']);
  });

  test('counts the apps and token sets that a newer version has saved, but for deleted ones', () => {
    const newer = (key: string) => ({ key, because: 'newer' }) as const;
    const unreadable = [
      newer('app.a'),
      newer('tokenSet.b'),
      newer('tokenSet.gone'),
      newer('deletion.c'),
      { key: 'tokenSet.d', because: 'damaged' } as const,
    ];
    expect(statusOf(credentials({ unreadable }), 1).ofNewerVersion).toBe(3);
    const deletions = [{ state: 'done', id: 'gone', at: 1 }] as const;
    expect(statusOf(credentials({ unreadable, deletions }), 1).ofNewerVersion).toBe(2);
    expect(statusOf(credentials(), 1)).not.toHaveProperty('ofNewerVersion');
  });

  test('shows a pending deletion by name, and its item no more', () => {
    const pending = { id: 'set-1', kind: 'token set', label: 'Warehouse sync', until: 9 } as const;
    const status = statusOf(credentials({ deletions: [{ state: 'pending', ...pending }] }), 1);

    const position = { environmentId: 'production', appId: 'app-1', behind: 0 };
    expect(status.pendingDeletions).toEqual([{ ...pending, position }]);
    expect(status.apps[0]?.tokenSets).toEqual([]);
  });

  test('says where what was deleted stood, among what is left', () => {
    const deletion = (id: string, kind: 'app' | 'token set') =>
      ({ state: 'pending', id, kind, label: id, until: 9 }) as const;
    const elsewhere = { ...APP, id: 'app-0', environmentId: 'other', addedAt: 0 };
    const apps = [elsewhere, APP, { ...APP, id: 'app-2', addedAt: 5 }, { ...APP, id: 'app-3', addedAt: 6 }];
    const sets = [4, 2, 3, 1].map((addedAt) => tokenSet({ id: `set-${addedAt}`, addedAt }));
    const deletions = [
      deletion('set-3', 'token set'),
      deletion('set-2', 'token set'),
      deletion('app-2', 'app'),
    ];
    const status = statusOf(credentials({ apps, tokenSets: sets, deletions }), 1);

    expect(
      status.pendingDeletions.map(({ id, position }) => [id, position?.appId, position?.behind]),
    ).toEqual([
      ['set-2', 'app-1', 1],
      ['set-3', 'app-1', 1],
      ['app-2', null, 1],
    ]);
  });

  test('knows no place for what went with its app, or cannot be read', () => {
    const deletions = ['app-1', 'set-1', 'lost'].map(
      (id) => ({ state: 'pending', id, kind: 'token set', label: id, until: 9 }) as const,
    );
    const status = statusOf(credentials({ deletions }), 1);

    expect(status.pendingDeletions.map(({ id, position }) => [id, position?.behind])).toEqual([
      ['app-1', 0],
      ['set-1', undefined],
      ['lost', undefined],
    ]);
  });

  test.each<[string, Partial<TokenSet>, Partial<App>, readonly string[] | undefined]>([
    ['all as it should be', { accessToken: 'at-123' }, {}, undefined],
    ['an access token that no header may hold', { accessToken: 'a:b' }, {}, ['access token']],
    ['an access token with its quotes', { accessToken: '"at-123",' }, {}, ['access token']],
    ['a pasted refresh token with its quotes', { refreshToken: '"rt-1",' }, {}, ['refresh token']],
    ['one that the server gave', { refreshToken: '"rt-1",', refreshedAt: 1 }, {}, undefined],
    ['a client secret with its name', {}, { clientSecret: 'client_secret:cs-1' }, ['client']],
  ])('says what is wrong with what is saved: %s', (_what, set, app, flaws) => {
    const status = statusOf(credentials({ apps: [{ ...APP, ...app }], tokenSets: [tokenSet(set)] }), 1);

    expect(status.apps[0]?.tokenSets[0]?.flaws).toEqual(flaws);
  });

  test('says that a token is not on disk yet', () => {
    const status = statusOf(credentials({ unsaved: { 'set-1': 'full' } }), 1);

    expect(status.apps[0]?.tokenSets[0]?.saved).toEqual({ state: 'not yet', error: 'full' });
  });

  test('is not written again when only the time is another', () => {
    expect(saysTheSame(statusOf(credentials(), 1), statusOf(credentials(), 2))).toBe(true);
    expect(saysTheSame(statusOf(credentials(), 1), statusOf(credentials({ tokenSets: [] }), 1))).toBe(false);
    expect(saysTheSame(undefined, statusOf(credentials(), 1))).toBe(false);
  });

  test('is not written again when storage has sorted its keys', async () => {
    const area = memoryArea();
    const status = statusOf(credentials(), 1);
    await area.set({ status });
    const read = (await area.get())['status'] as Status;

    expect(JSON.stringify(read)).not.toBe(JSON.stringify(status));
    expect(saysTheSame(read, status)).toBe(true);
  });
});

describe('nextWake', () => {
  const attempt = {
    startedAt: 900,
    fingerprint: 'f',
    generation: 0,
    resent: false,
    doubt: false,
    failures: 0,
  };

  test.each<[string, Partial<Credentials>, number | null]>([
    ['nothing saved', { apps: [], tokenSets: [] }, null],
    ['due', { tokenSets: [tokenSet({ refresh: { state: 'idle', dueAt: 4000 } })] }, 4000],
    [
      'the access token ends first',
      {
        tokenSets: [tokenSet({ accessToken: 'a', expiresAt: 3000, refresh: { state: 'idle', dueAt: 4000 } })],
      },
      3000,
    ],
    ['an open attempt', { tokenSets: [tokenSet({ refresh: { state: 'in flight', attempt } })] }, 30_900],
    ['overdue, being seen to', { tokenSets: [tokenSet({ refresh: { state: 'idle', dueAt: 10 } })] }, 61_000],
    [
      'not reachable: only a person can go on',
      {
        tokenSets: [
          tokenSet({
            refresh: {
              state: 'backing off',
              until: 4000,
              cause: { kind: 'not reachable' },
              failures: 1,
              doubt: false,
            },
          }),
        ],
      },
      null,
    ],
    ['rejected: only a person can go on', { tokenSets: [tokenSet({ refresh: REJECTED })] }, null],
    [
      'a pending deletion',
      { tokenSets: [], deletions: [{ state: 'pending', id: 'x', kind: 'app', label: 'x', until: 2000 }] },
      4000,
    ],
    [
      'a pending deletion, by a clock that was set back since',
      {
        tokenSets: [],
        deletions: [{ state: 'pending', id: 'x', kind: 'app', label: 'x', until: 9_000_000 }],
      },
      13_000,
    ],
    [
      'locked: tokens want nothing',
      { lock: 'locked', tokenSets: [tokenSet({ refresh: { state: 'idle', dueAt: 4000 } })] },
      null,
    ],
    ['a token that is not saved', { tokenSets: [], unsaved: { 'set-1': 'full' } }, 31_000],
  ])('%s', (_what, changes, at) => {
    expect(nextWake(credentials(changes), DEFAULT_POLICY, 1000)).toBe(at);
  });
});

describe('the toolbar button', () => {
  const words = {
    off: 'off.',
    locked: 'locked.',
    paused: 'paused.',
    nothing: 'nothing.',
    attention: (said: string, label: string) => `${said} look at ${label}`,
    withheld: (said: string) => `${said} no access`,
    sends: (label: string) => `sends ${label}`,
  };

  function viewOf(given: Credentials, changes: Partial<InjectionView>): InjectionView {
    return {
      now: 1000,
      policy: { ...DEFAULT_POLICY, defaultTokenSets: { production: 'set-1' } },
      session: DEFAULT_SESSION_POLICY,
      environments: [PRODUCTION],
      browser: PRODUCTION_HELD,
      lock: 'open',
      tokenSets: given.tokenSets.map((set) => ({
        id: set.id,
        appId: set.appId,
        environmentId: 'production',
        hasAccessToken: set.accessToken !== null,
        expiresAt: set.expiresAt,
      })),
      ...changes,
    };
  }

  function look(changes: Partial<Credentials>, view: Partial<InjectionView> = {}) {
    const given = credentials(changes);
    return actionLook(viewOf(given, view), statusOf(given, 1), words);
  }

  test('is quiet while all is well and names the token set', () => {
    expect(look({})).toMatchObject({ badge: '', title: 'sends Warehouse sync' });
  });

  test('says off, and paused', () => {
    const off = { policy: { ...DEFAULT_POLICY, on: false } };
    expect(look({}, off)).toMatchObject({
      badge: 'off',
      title: 'off.',
      iconPaths: { '16': '/icons/off-16.png' },
    });
    const paused = { policy: { ...DEFAULT_POLICY, pausedUntil: 1001 } };
    expect(look({}, paused)).toMatchObject({ badge: '…', title: 'paused.' });
  });

  test('names the token set of a pinned tab there', () => {
    const given = credentials({ tokenSets: [tokenSet({ id: 'set-2', label: 'Other', accessToken: 'a' })] });
    const tab = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: 'set-2' } };
    expect(actionInTab(viewOf(given, {}), statusOf(given, 1), { tab, words }).title).toBe('sends Other');
    const none = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: null } };
    expect(actionInTab(viewOf(given, {}), statusOf(given, 1), { tab: none, words }).title).toBe('nothing.');
  });

  test('says that it is locked before all else', () => {
    expect(look({ lock: 'locked' }, { lock: 'locked' })).toMatchObject({ badge: 'off', title: 'locked.' });
  });

  test('asks for attention where somebody must act, and only there', () => {
    const withheld = { browser: NOTHING_HELD };
    expect(look({ tokenSets: [tokenSet({ refresh: REJECTED })] })).toMatchObject({
      badge: '!',
      title: 'nothing. look at Warehouse sync',
    });
    expect(look({}, withheld)).toMatchObject({ badge: '!', title: 'nothing. no access' });
    expect(look({ apps: [], tokenSets: [] }, withheld)).toMatchObject({ badge: '' });
    const waiting: RefreshState = {
      state: 'backing off',
      until: 9,
      cause: { kind: 'network' },
      failures: 3,
      doubt: true,
    };
    expect(look({ tokenSets: [tokenSet({ refresh: waiting })] })).toMatchObject({ badge: '' });
  });
});
