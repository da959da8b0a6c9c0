import type { InjectionPolicy } from '../../../src/injection/policy.ts';
import { PRODUCTION } from '../../../src/inventorum/environment.ts';
import type { BackoffCause, RefreshState } from '../../../src/oauth/refresh-state.ts';
import { popupFacts, withTokenSet } from '../../../src/popup/fixtures/popup-facts.ts';
import type { PopupFacts } from '../../../src/popup/popup-props.ts';
import type { SessionNotice } from '../../../src/storage/public/session-notice.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../../src/ui/fixtures/status.ts';
import { PRODUCTION_HELD } from '../../../tests/fakes/browser-facts.ts';
import { type GalleryState, type GalleryStates, type GalleryStep, testId } from './gallery-state.ts';
import { FORMS, HIDDEN, MANY_APPS, SANDBOX, state } from './popup-form-states.tsx';

const MINUTE = 60_000;
const SHOP = 'http://localhost:5173';
const OWN = PRODUCTION.origin;

function withPolicy(changes: Partial<InjectionPolicy>): Partial<PopupFacts> {
  return { policy: { ...popupFacts().policy, ...changes } };
}

const ATTEMPT = {
  startedAt: NOW - 2000,
  fingerprint: 'f',
  generation: 1,
  resent: false,
  doubt: false,
  failures: 0,
};

/** A missing state does not compile. */
const REFRESHES: Readonly<Record<RefreshState['state'], RefreshState>> = {
  idle: { state: 'idle', dueAt: NOW + 3 * MINUTE },
  'in flight': { state: 'in flight', attempt: ATTEMPT },
  'backing off': backingOff({ kind: 'network' }),
  'unknown outcome': { state: 'unknown outcome', attempt: ATTEMPT },
  rejected: { state: 'rejected', code: 'invalid_grant', at: NOW - MINUTE, afterLostAnswer: true },
  'wrong client': { state: 'wrong client', at: NOW - MINUTE, doubt: false },
};

const CAUSES: Readonly<Record<BackoffCause['kind'], BackoffCause>> = {
  network: { kind: 'network' },
  'not reachable': { kind: 'not reachable' },
  timeout: { kind: 'timeout' },
  'rate limited': { kind: 'rate limited', status: 429 },
  'server error': { kind: 'server error', status: 502 },
  'not json': { kind: 'not json', status: 200 },
  redirect: { kind: 'redirect', status: 302 },
  'unexpected answer': { kind: 'unexpected answer', status: 418, code: 'tea_only', stored: true },
};

const NOTICES: Readonly<Record<SessionNotice['kind'], SessionNotice>> = {
  ended: { kind: 'ended', tabs: 2, pause: false },
  unsure: { kind: 'unsure', tabs: [7, 8], pause: false },
  updated: { kind: 'updated', tabs: [7, 8], pause: true },
};

function backingOff(cause: BackoffCause): RefreshState {
  return { state: 'backing off', until: NOW + 4 * MINUTE, cause, failures: 1, doubt: false };
}

function tokenSet(
  changes: Parameters<typeof tokenSetStatus>[0],
  steps: readonly GalleryStep[] = [],
): GalleryState {
  return state(withTokenSet(tokenSetStatus(changes)), steps);
}

function named<Key extends string, Value>(
  what: string,
  values: Readonly<Record<Key, Value>>,
  draw: (value: Value) => GalleryState,
): GalleryStates {
  return Object.fromEntries(
    Object.entries<Value>(values).map(([name, value]) => [`${what}: ${name}`, draw(value)]),
  );
}

const PAUSED = { allowedOrigins: [], pin: { tokenSetId: null }, paused: true };

const LISTS: GalleryStates = {
  'first run': state({ status: { ...STATUS, apps: [] } }, [{ wait: testId('paste-offer') }]),
  'first run, steps': state({ status: { ...STATUS, apps: [] } }, [
    { wait: testId('need-credentials') },
    { click: `${testId('need-credentials')} summary` },
    { click: `${testId('try-sandbox')} summary` },
  ]),
  list: state({}),
  'just saved': tokenSet({
    label: 'Token 1',
    ...{ scope: null, tail: null, expiresAt: null, refreshedAt: null, lifetime: null, marks: [] },
    refresh: { state: 'in flight', attempt: ATTEMPT },
  }),
  'two environments': state({
    environments: [PRODUCTION, SANDBOX],
    tab: { id: 7, url: 'http://localhost:8000/' },
    status: { ...STATUS, apps: [...STATUS.apps, appStatus({ id: 'local', environmentId: 'sandbox' })] },
  }),
  'vault locked': state({ status: { ...STATUS, lock: 'locked' } }),
  'long names': state({
    status: {
      ...STATUS,
      apps: [
        appStatus({
          label: 'Warenwirtschaftssystemanbindungsverwaltung der Niederlassung Nord',
          tokenSets: [tokenSetStatus({ label: 'Donaudampfschifffahrtsgesellschaftskapitän '.repeat(2) })],
        }),
      ],
    },
  }),
  undo: state({
    status: {
      ...STATUS,
      pendingDeletions: [{ id: 'x', kind: 'token set', label: 'Shop export', until: NOW + 9000 }],
    },
  }),
  'of a newer version': state({ status: { ...STATUS, apps: STATUS.apps.slice(0, 1), ofNewerVersion: 2 } }),
  'storage mended': state({ status: { ...STATUS, recovery: { at: NOW, count: 2 } } }),
  'command refused': state({}, [{ click: '[role="switch"]' }, { wait: testId('notice') }], {
    'injection.switch': { ok: false, problem: { code: 'not saved' } },
  }),
};

const TOKEN_SETS: GalleryStates = {
  ...named('refresh', REFRESHES, (refresh) => tokenSet({ refresh })),
  ...named('waits', CAUSES, (cause) => tokenSet({ refresh: backingOff(cause) })),
  'waits, expired': tokenSet({ refresh: backingOff(CAUSES.network), expiresAt: NOW - MINUTE }),
  'not saved': tokenSet({ saved: { state: 'not yet', error: 'QuotaExceededError' } }),
  'scope unknown': tokenSet({ scope: null }),
  'scope withdrawn': tokenSet({ withdrawnScope: ['orders:delete', 'images:read'] }),
  'two refresh tokens': tokenSet({ previousIsOther: true }),
  'lifetime assumed': tokenSet({ lifetimeIsAssumed: true }),
  flawed: tokenSet({ flaws: ['access token', 'refresh token', 'client'] }),
  guarded: state(withPolicy({ writeGuards: { warehouse: { writesUntil: null } } })),
  'writes allowed': state(withPolicy({ writeGuards: { warehouse: { writesUntil: NOW + 5 * MINUTE } } })),
};

const TABS: GalleryStates = {
  sends: state(withPolicy({ allowedOrigins: [{ origin: OWN, readsAnswers: false }] })),
  'replaces its own header': state({
    ...withPolicy({ allowedOrigins: [{ origin: OWN, readsAnswers: false }] }),
    ownAuthorization: { '7': OWN },
  }),
  'page not allowed': state({ tab: { id: 7, url: `${SHOP}/` }, browser: PRODUCTION_HELD }),
  'page hidden': state(HIDDEN),
  'no page': state({ tab: null }),
  'switched off': state(withPolicy({ on: false })),
  paused: state(withPolicy({ pausedUntil: NOW + 60 * MINUTE })),
  'tab paused': state({ session: { pausedUntilRestart: false, tabs: { '7': PAUSED } } }),
  strict: state(withPolicy({ strict: true })),
  declined: state({ pending: { origin: SHOP, reach: { in: 'every tab' }, askedAt: NOW - 5000 } }),
  ...named('session', NOTICES, (sessionNotice) =>
    state({ sessionNotice, session: { pausedUntilRestart: true, tabs: { '7': PAUSED, '8': PAUSED } } }),
  ),
  'pin menu': state({}, [{ click: testId('tab-pin') }, { wait: '[role="menu"]' }]),
  'pause menu': state({}, [{ click: testId('pause') }, { wait: '[role="menu"]' }]),
};

export const POPUP_STATES: GalleryStates = {
  ...LISTS,
  ...MANY_APPS,
  ...TOKEN_SETS,
  ...TABS,
  ...FORMS,
};
