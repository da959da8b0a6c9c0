import { describe, expect, test } from 'vitest';
import { DEFAULT_TAB_POLICY, type TabPolicies } from '../policy.ts';
import { withOneReach } from './one-reach.ts';
import { siblingsInTheWay } from './siblings.ts';

const VITE = 'http://localhost:5173';
const OTHER = 'http://localhost:3000';
const SHOP = 'https://shop.test';

function allowing(...origins: readonly string[]) {
  return origins.map((origin) => ({ origin, readsAnswers: false }));
}

function inTabs(tabs: Readonly<Record<string, readonly string[]>>): { readonly tabs: TabPolicies } {
  const policies = Object.entries(tabs).map(([id, origins]) => [
    id,
    { ...DEFAULT_TAB_POLICY, allowedOrigins: allowing(...origins) },
  ]);
  return { tabs: Object.fromEntries(policies) };
}

describe('an origin can be allowed in one tab alone', () => {
  test.each<[string, readonly string[], Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    ['where nothing of its host is allowed', [SHOP], { '8': [SHOP] }, []],
    ['where it is allowed elsewhere itself', [VITE], { '8': [VITE] }, []],
    ['where its sibling is allowed in that tab alone', [], { '7': [OTHER] }, []],
    ['but not where its sibling is allowed in every tab', [OTHER], {}, [OTHER]],
    ['but not where its sibling is allowed in another tab', [], { '8': [OTHER] }, [OTHER]],
    ['but not where its sibling is allowed in another tab too', [], { '7': [OTHER], '8': [OTHER] }, [OTHER]],
  ])('%s', (_what, everywhere, tabs, siblings) => {
    const allowances = { policy: { allowedOrigins: allowing(...everywhere) }, session: inTabs(tabs) };

    expect(siblingsInTheWay({ ...allowances, exactBy: 'permissions' }, VITE, 7)).toEqual(siblings);
    expect(siblingsInTheWay({ ...allowances, exactBy: 'listener' }, VITE, 7)).toEqual([]);
  });
});

describe('what is allowed in one tab ends where its host is allowed in every tab', () => {
  const policy = { allowedOrigins: allowing(OTHER) };

  test('in Chromium, and leaves no empty entry', () => {
    const session = inTabs({ '7': [VITE, SHOP], '8': [VITE], '9': [OTHER] });

    expect(withOneReach(session, { policy, exactBy: 'permissions' })).toEqual(
      inTabs({ '7': [SHOP], '9': [OTHER] }),
    );
  });

  test('but keeps the pin and the pause of that tab', () => {
    const pinned = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: null } };
    const session = { tabs: { '7': { ...pinned, allowedOrigins: allowing(VITE) } } };

    expect(withOneReach(session, { policy, exactBy: 'permissions' })).toEqual({ tabs: { '7': pinned } });
  });

  test('and not in Firefox, nor where nothing of the host is allowed: then it is the same object', () => {
    const session = inTabs({ '7': [VITE] });

    expect(withOneReach(session, { policy, exactBy: 'listener' })).toBe(session);
    const others = { allowedOrigins: allowing(SHOP, VITE) };
    expect(withOneReach(session, { policy: others, exactBy: 'permissions' })).toBe(session);
  });
});
