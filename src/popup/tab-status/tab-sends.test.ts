import { describe, expect, test } from 'vitest';
import { PRODUCTION_HELD } from '../../../tests/fakes/browser-facts.ts';
import { NOTHING_HELD } from '../../injection/held/host-permission.ts';
import { DEFAULT_TAB_POLICY, type TabPolicy } from '../../injection/policy.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import { appStatus, NOW, STATUS, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { popupFacts, withTokenSet } from '../fixtures/popup-facts.ts';
import type { PopupFacts } from '../popup-props.ts';
import { tabSends } from './tab-sends.ts';

const sends = (changes?: Partial<PopupFacts>) => tabSends(popupFacts(changes), PRODUCTION, NOW);

const HOST = 'https://app.inventorum.com';
const SHOP = 'http://localhost:5173';

function policy(changes: Partial<PopupFacts['policy']>): Partial<PopupFacts> {
  return { policy: { ...popupFacts().policy, ...changes } };
}

const ALLOWED = policy({ allowedOrigins: [{ origin: HOST, readsAnswers: false }] });

/** The active tab with settings of its own. */
function inTab(changes: Partial<TabPolicy>): Partial<PopupFacts> {
  return { session: { pausedUntilRestart: false, tabs: { '7': { ...DEFAULT_TAB_POLICY, ...changes } } } };
}

const REJECTED = { state: 'rejected', code: 'invalid_grant', at: 5, afterLostAnswer: false } as const;

describe('tabSends', () => {
  test('a page of the API host sends nothing until it is allowed; what the user opens is sent all the same', () => {
    expect(sends()).toEqual({
      sends: false,
      origin: HOST,
      because: { key: 'sendsNothingHost' },
      onlyOpened: expect.objectContaining({ label: 'Warehouse sync' }),
      change: { do: 'allow', origin: HOST, asks: false, inTab: true, hasSiblings: false },
    });
  });

  test('an allowed page sends the chosen token set, in every tab', () => {
    expect(sends(ALLOWED)).toMatchObject({
      sends: true,
      origin: HOST,
      tokenSet: { id: 'warehouse' },
      because: { key: 'becauseAllowed' },
      reach: 'every tab',
      replacesOwn: false,
    });
  });

  test('a page allowed in this tab only says so', () => {
    const tab = { ...DEFAULT_TAB_POLICY, allowedOrigins: [{ origin: HOST, readsAnswers: true }] };
    const allowedIn = (id: string) => sends({ session: { pausedUntilRestart: false, tabs: { [id]: tab } } });
    expect(allowedIn('7')).toMatchObject({
      sends: true,
      reach: 'one tab',
      because: { key: 'becauseAllowedInTab' },
    });
    expect(allowedIn('8')).toMatchObject({ sends: false });
  });

  test('a pinned tab sends its own token set, and says that it is pinned', () => {
    const pinned = sends({ ...ALLOWED, ...inTab({ pin: { tokenSetId: 'read-only' } }) });
    expect(pinned).toMatchObject({
      sends: true,
      tokenSet: { id: 'read-only' },
      because: { key: 'becausePinned' },
    });
  });

  test('a pin does not allow pages: only addresses that are opened carry it', () => {
    expect(sends(inTab({ pin: { tokenSetId: 'read-only' } }))).toMatchObject({
      sends: false,
      onlyOpened: { id: 'read-only' },
      change: { do: 'allow' },
    });
  });

  test('in strict mode not even opened addresses carry a token, except in a pinned tab', () => {
    const strict = policy({ strict: true });
    expect(sends(strict)).toMatchObject({ onlyOpened: null });
    expect(sends({ ...strict, ...inTab({ pin: { tokenSetId: 'warehouse' } }) })).toMatchObject({
      onlyOpened: { id: 'warehouse' },
    });
  });

  test('a page whose own Authorization is replaced is told of, another page in that tab is not', () => {
    const own = (origin: string) => sends({ ...ALLOWED, ownAuthorization: { '7': origin } });
    expect(own(HOST)).toMatchObject({ sends: true, replacesOwn: true });
    expect(own(SHOP)).toMatchObject({ sends: true, replacesOwn: false });
  });

  test("a developer's own page is offered its origin", () => {
    expect(sends({ tab: { id: 7, url: `${SHOP}/x?y=1` }, browser: PRODUCTION_HELD })).toMatchObject({
      origin: SHOP,
      because: { key: 'sendsNothingOrigin' },
      onlyOpened: null,
      change: { do: 'allow', origin: SHOP, asks: true, inTab: true },
    });
  });

  test('a page whose permission is held already is allowed without a question', () => {
    expect(sends({ tab: { id: 7, url: `${SHOP}/` } })).toMatchObject({
      change: { do: 'allow', asks: false },
    });
  });

  test('beside another origin of the host in every tab, one tab alone is not offered, and that it may lose something is known', () => {
    const beside = policy({ allowedOrigins: [{ origin: 'http://localhost:3000', readsAnswers: true }] });
    expect(sends({ ...beside, tab: { id: 7, url: `${SHOP}/` } })).toMatchObject({
      change: { inTab: false, hasSiblings: true },
    });
  });

  test('an address that the browser hides is that of a page that is not held: it has to be named', () => {
    expect(sends({ tab: { id: 7, url: null } })).toMatchObject({
      sends: false,
      origin: null,
      because: { key: 'sendsNothingUnknown' },
      change: { do: 'name page' },
    });
  });

  test.each<[string, Partial<PopupFacts>, string, object | null]>([
    ['switched off', policy({ on: false }), 'sendsNothingOff', { do: 'switch on' }],
    ['paused for a while', policy({ pausedUntil: NOW + 1 }), 'sendsNothingPausedUntil', { do: 'resume' }],
    [
      'paused until the browser restarts',
      { session: { pausedUntilRestart: true, tabs: {} } },
      'sendsNothingUntilRestart',
      { do: 'resume' },
    ],
    [
      'paused, over a page of the browser',
      { ...policy({ pausedUntil: NOW + 1 }), tab: { id: 7, url: 'about:blank' } },
      'sendsNothingPausedUntil',
      { do: 'resume' },
    ],
    ['paused in this tab', inTab({ paused: true }), 'sendsNothingPausedTab', { do: 'resume' }],
    ['pinned to none', inTab({ pin: { tokenSetId: null } }), 'sendsNothingPinned', { do: 'unpin' }],
    [
      'pinned to a token set of another environment',
      {
        status: { ...STATUS, apps: [appStatus({ environmentId: 'sandbox' })] },
        ...inTab({ pin: { tokenSetId: 'warehouse' } }),
      },
      'sendsNothingPinnedElsewhere',
      { do: 'unpin' },
    ],
    ['no token set chosen', policy({ defaultTokenSets: {} }), 'sendsNothingNoTokenSet', null],
    [
      'the host withheld by the browser',
      { browser: NOTHING_HELD },
      'sendsNothingHostWithheld',
      { do: 'grant', origin: HOST },
    ],
    [
      'no access token yet',
      withTokenSet(tokenSetStatus({ tail: null, expiresAt: null })),
      'sendsNothingNoAccessToken',
      { do: 'refresh', tokenSetId: 'warehouse' },
    ],
    [
      'an expired access token',
      withTokenSet(tokenSetStatus({ expiresAt: NOW - 1 })),
      'sendsNothingExpired',
      { do: 'refresh', tokenSetId: 'warehouse' },
    ],
    [
      'an expired access token that no refresh renews',
      withTokenSet(tokenSetStatus({ expiresAt: NOW - 1, refresh: REJECTED })),
      'sendsNothingRejected',
      null,
    ],
    [
      'no access token, and a wrong client',
      withTokenSet(tokenSetStatus({ tail: null, refresh: { state: 'wrong client', at: NOW, doubt: false } })),
      'sendsNothingWrongClient',
      null,
    ],
    [
      'an allowed origin whose permission was withdrawn',
      {
        ...policy({ allowedOrigins: [{ origin: SHOP, readsAnswers: false }] }),
        tab: { id: 7, url: SHOP },
        browser: PRODUCTION_HELD,
      },
      'sendsNothingHostWithheld',
      { do: 'grant', origin: SHOP },
    ],
    ['a page of the browser', { tab: { id: 7, url: 'chrome://extensions/' } }, 'sendsNothingNoPage', null],
    [
      'paused, over a page that the browser hides',
      { ...policy({ pausedUntil: NOW + 1 }), tab: { id: 7, url: null } },
      'sendsNothingPausedUntil',
      { do: 'resume' },
    ],
    ['no tab', { tab: null }, 'sendsNothingNoPage', null],
  ])('says why nothing is sent: %s', (_name, changes, key, change) => {
    expect(sends(changes)).toMatchObject({ sends: false, because: { key }, change });
  });
});
