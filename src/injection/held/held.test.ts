import { describe, expect, test } from 'vitest';
import { holding, holdingInFirefox } from '../../../tests/fakes/browser-facts.ts';
import { PRODUCTION } from '../../inventorum/environment.ts';
import type { InjectionView } from '../injection-view.ts';
import { DEFAULT_POLICY, DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY } from '../policy.ts';
import { type BrowserFacts, heldOrigins, heldSubdomains, isHeld } from './host-permission.ts';
import { openingOf, sharedHosts } from './opened-hosts.ts';
import { unusedPermissions } from './unused-permissions.ts';

const SHOP = 'https://shop.test';
const LOCAL = { id: 'local', name: 'Local', origin: 'http://localhost:8000' };

function view(browser: Partial<BrowserFacts>, changes: Partial<InjectionView> = {}): InjectionView {
  return {
    now: 0,
    policy: DEFAULT_POLICY,
    session: DEFAULT_SESSION_POLICY,
    environments: [PRODUCTION, LOCAL],
    tokenSets: [],
    browser: { ...holding(), ...browser },
    lock: 'open',
    ...changes,
  };
}

describe('a match pattern covers', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['https://shop.test:443/*', [SHOP], ['http://shop.test', `${SHOP}:8443`, 'https://sub.shop.test']],
    ['https://shop.test/*', [SHOP, `${SHOP}:8443`], ['http://shop.test']],
    ['https://shop.test:*/*', [SHOP, `${SHOP}:8443`], ['http://shop.test']],
    ['*://shop.test/*', [SHOP, 'http://shop.test:81'], ['https://sub.shop.test']],
    ['https://*.shop.test/*', [SHOP, 'https://a.sub.shop.test'], ['https://notshop.test', 'https://test']],
    ['http://[::1]:8000/*', ['http://[::1]:8000'], ['http://[::1]', 'http://[::2]:8000']],
    ['http://*/*', ['http://shop.test', 'http://localhost:5173'], [SHOP]],
    ['<all_urls>', [SHOP, 'http://localhost:5173'], []],
    ['file:///*', [], [SHOP]],
    ['not a pattern', [], [SHOP]],
  ])('%s', (pattern, covered, others) => {
    for (const origin of covered) expect([origin, isHeld([pattern], origin)]).toEqual([origin, true]);
    for (const origin of others) expect([origin, isHeld([pattern], origin)]).toEqual([origin, false]);
  });
});

describe('of one host', () => {
  test('each permission is one origin, or more than one', () => {
    const held = [
      'https://shop.test:443/*',
      'http://shop.test:80/*',
      'https://*.test/*',
      'https://other.test:443/*',
    ];

    expect(heldOrigins(held, 'shop.test')).toEqual([SHOP, 'http://shop.test', null]);
    expect(heldOrigins(['https://shop.test/*'], 'shop.test')).toEqual([null]);
  });

  test('the subdomains are those that a permission names', () => {
    const held = [
      'https://sub.shop.test:443/*',
      'http://sub.shop.test:80/*',
      'https://a.b.shop.test/*',
      '*://*/*',
    ];

    expect(heldSubdomains(held, 'shop.test')).toEqual(['a.b.shop.test', 'sub.shop.test']);
  });
});

describe('the pages of a host may have a rule', () => {
  test.each<[string, readonly string[], readonly string[], string]>([
    ['where all that is held is allowed', ['https://shop.test:443/*'], [SHOP], 'open'],
    ['and not where nothing of it is held', [], [SHOP], 'nothing held'],
    ['nor where only a neighbour is held', ['http://shop.test:80/*'], [SHOP], 'nothing held'],
    [
      'nor where a neighbour is held too',
      ['https://shop.test:443/*', 'http://shop.test:80/*'],
      [SHOP],
      'more held than allowed',
    ],
    ['nor where every port is held', ['https://shop.test/*'], [SHOP], 'more held than allowed'],
    [
      'nor where every host is held',
      ['https://shop.test:443/*', '<all_urls>'],
      [SHOP],
      'more held than allowed',
    ],
  ])('%s', (_what, held, allowed, opening) => {
    expect(openingOf(view({ held }), 'shop.test', allowed)).toBe(opening);
  });

  test('and an environment on it is no reason against that, but is said', () => {
    const allowed = ['http://localhost:5173'];
    const chromium = view(holding(LOCAL.origin, ...allowed));

    expect(openingOf(chromium, 'localhost', allowed)).toBe('open');
    expect(sharedHosts(chromium, allowed)).toEqual([
      { environmentId: 'local', origin: LOCAL.origin, allowedOrigin: allowed[0] },
    ]);
    expect(sharedHosts(chromium, [...allowed, LOCAL.origin])).toEqual([]);
    expect(sharedHosts(view(holding(LOCAL.origin)), allowed)).toEqual([]);
    expect(sharedHosts(view(holdingInFirefox(LOCAL.origin, ...allowed)), allowed)).toEqual([]);
  });
});

describe('a permission has no use', () => {
  const allowedInTab = {
    ...DEFAULT_TAB_POLICY,
    allowedOrigins: [{ origin: 'http://localhost:3000', readsAnswers: false }],
  };
  const used = {
    policy: { ...DEFAULT_POLICY, allowedOrigins: [{ origin: SHOP, readsAnswers: false }] },
    session: { ...DEFAULT_SESSION_POLICY, tabs: { '7': allowedInTab } },
  };
  const inUse = [PRODUCTION.origin, LOCAL.origin, SHOP, 'http://localhost:3000'];

  test.each([
    {
      browser: 'Chromium',
      facts: holding,
      more: ['http://shop.test:80/*', 'https://shop.test/*', '<all_urls>'],
    },
    {
      browser: 'Firefox',
      facts: holdingInFirefox,
      more: ['http://shop.test/*', 'https://*.shop.test/*', '<all_urls>'],
    },
  ])(
    'in $browser where it is not that of an environment, an allowed origin or one that is asked for',
    ({ facts, more }) => {
      const asked = 'https://asked.test';
      const browser = facts(...inUse, asked);
      const given = view({ ...browser, held: [...browser.held, ...more] }, used);

      expect(unusedPermissions(given, [asked])).toEqual(more);
      expect(unusedPermissions(given, [])).toEqual([...facts(asked).held, ...more]);
    },
  );
});
