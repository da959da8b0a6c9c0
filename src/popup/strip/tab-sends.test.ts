import { describe, expect, test } from 'vitest';
import { DEFAULT_TAB_POLICY } from '../../injection/policy.ts';
import { NOW, tokenSetStatus } from '../../ui/fixtures/status.ts';
import { popupFacts, withTokenSet } from '../fixtures/popup-facts.ts';
import type { PopupFacts } from '../popup-props.ts';
import { tabSends } from './tab-sends.ts';

const HOST = 'https://app.inventorum.com';
const SHOP = 'http://localhost:5173';

function policy(changes: Partial<PopupFacts['policy']>): Partial<PopupFacts> {
  return { policy: { ...popupFacts().policy, ...changes } };
}

describe('tabSends', () => {
  test('a page of the API host sends nothing until it is allowed; what the user opens is sent all the same', () => {
    expect(tabSends(popupFacts(), NOW)).toEqual({
      sends: false,
      host: 'app.inventorum.com',
      because: { key: 'sendsNothingHost', values: [] },
      onlyOpened: expect.objectContaining({ label: 'Warehouse sync' }),
      change: { do: 'allow', origin: HOST, ofApiHost: true },
    });
  });

  test('an allowed page sends the chosen token set, in every tab', () => {
    expect(
      tabSends(popupFacts(policy({ allowedOrigins: [{ origin: HOST, readsAnswers: false }] })), NOW),
    ).toMatchObject({
      sends: true,
      host: 'app.inventorum.com',
      origin: HOST,
      tokenSet: { id: 'warehouse' },
      reach: 'every tab',
    });
  });

  test('a page allowed in this tab only says so', () => {
    const tab = { ...DEFAULT_TAB_POLICY, allowedOrigins: [HOST] };
    const inTab = (id: string) => popupFacts({ session: { pausedUntilRestart: false, tabs: { [id]: tab } } });
    expect(tabSends(inTab('7'), NOW)).toMatchObject({ sends: true, reach: 'one tab' });
    expect(tabSends(inTab('8'), NOW)).toMatchObject({ sends: false });
  });

  test("a developer's own page is offered its origin", () => {
    expect(tabSends(popupFacts({ tab: { id: 7, url: `${SHOP}/x?y=1` } }), NOW)).toMatchObject({
      host: 'localhost:5173',
      because: { key: 'sendsNothingOrigin' },
      onlyOpened: null,
      change: { do: 'allow', origin: SHOP, ofApiHost: false },
    });
  });

  test.each<[string, Partial<PopupFacts>, string, object | null]>([
    ['switched off', policy({ on: false }), 'sendsNothingOff', { do: 'switch on' }],
    ['no token set chosen', policy({ defaultTokenSets: {} }), 'sendsNothingNoTokenSet', null],
    [
      'the host withheld by the browser',
      { access: { withheld: ['production'], tabOrigin: false } },
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
      'an allowed origin whose permission was withdrawn',
      {
        ...policy({ allowedOrigins: [{ origin: SHOP, readsAnswers: false }] }),
        tab: { id: 7, url: SHOP },
        access: { withheld: [], tabOrigin: false },
      },
      'sendsNothingHostWithheld',
      { do: 'grant', origin: SHOP },
    ],
    ['a page of the browser', { tab: { id: 7, url: 'chrome://extensions/' } }, 'sendsNothingNoPage', null],
    ['a tab that hides its address', { tab: { id: 7, url: null } }, 'sendsNothingNoPage', null],
    ['no tab', { tab: null }, 'sendsNothingNoPage', null],
  ])('says why nothing is sent: %s', (_name, changes, key, change) => {
    expect(tabSends(popupFacts(changes), NOW)).toMatchObject({ sends: false, because: { key }, change });
  });
});
