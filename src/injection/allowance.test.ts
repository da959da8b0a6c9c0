import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Allowed, costOf, everyTabWith, originsWith } from './allowance.ts';
import { siblingsInTheWay } from './held/siblings.ts';
import { mayBeAnswered } from './pending-allowance.ts';
import { type AllowedOrigin, DEFAULT_TAB_POLICY } from './policy.ts';

const A = 'http://localhost:5173';
const B = 'http://localhost:3000';
const SECURE = 'https://localhost';
const SHOP = 'https://shop.test';

const reading = (origin: string): AllowedOrigin => ({ origin, readsAnswers: true });
const silent = (origin: string): AllowedOrigin => ({ origin, readsAnswers: false });

function allowed(
  everywhere: readonly AllowedOrigin[],
  tabs: Readonly<Record<string, readonly AllowedOrigin[]>> = {},
  exactBy: Allowed['exactBy'] = 'permissions',
): Allowed {
  const entries = Object.entries(tabs).map(([id, list]) => [
    id,
    { ...DEFAULT_TAB_POLICY, allowedOrigins: list },
  ]);
  return { policy: { allowedOrigins: everywhere }, session: { tabs: Object.fromEntries(entries) }, exactBy };
}

describe('the allowed origins with one more', () => {
  test.each<[string, readonly AllowedOrigin[], AllowedOrigin, readonly AllowedOrigin[]]>([
    ['the first', [], reading(A), [reading(A)]],
    ['again', [reading(A)], reading(A), [reading(A)]],
    ['again, and it may read now', [silent(A)], reading(A), [reading(A)]],
    ['of a host the newest reads', [reading(A)], reading(B), [silent(A), reading(B)]],
    ['whatever the scheme', [reading(A)], reading(SECURE), [silent(A), reading(SECURE)]],
    ['another host reads on', [reading(SHOP)], reading(A), [reading(SHOP), reading(A)]],
    [
      'a subdomain is another host',
      [reading(SHOP)],
      reading('https://sub.shop.test'),
      [reading(SHOP), reading('https://sub.shop.test')],
    ],
    ['one that does not read takes nothing', [reading(A)], silent(B), [reading(A), silent(B)]],
  ])('%s', (_name, list, added, after) => {
    expect(originsWith(list, added)).toEqual(after);
  });
});

describe('an origin that is allowed in every tab', () => {
  test('is no longer allowed in single tabs: that would outlive it', () => {
    const { policy, session } = everyTabWith(
      allowed([], { '1': [reading(A)], '2': [reading(A), reading(SHOP)] }),
      reading(A),
    );
    expect(policy.allowedOrigins).toEqual([reading(A)]);
    expect(session.tabs).toEqual({ '2': { ...DEFAULT_TAB_POLICY, allowedOrigins: [reading(SHOP)] } });
  });

  test('ends what others of its host have in single tabs; a pin of the tab stays', () => {
    const pinned = { allowedOrigins: [reading(B)], pin: { tokenSetId: null }, paused: false };
    const before = { ...allowed([]), session: { tabs: { '1': pinned } } };
    expect(everyTabWith(before, reading(A)).session.tabs).toEqual({ '1': { ...pinned, allowedOrigins: [] } });
  });

  test('ends nothing where exact origins are compared', () => {
    const { session } = everyTabWith(allowed([], { '1': [reading(B)] }, 'listener'), reading(A));
    expect(session.tabs['1']?.allowedOrigins).toEqual([reading(B)]);
  });

  test('all origins of a host hold in the same tabs, whatever is allowed in which order', () => {
    const tab = fc.option(fc.integer({ min: 1, max: 3 }));
    const step = fc.tuple(fc.constantFrom(A, B, SECURE, SHOP, 'https://sub.shop.test'), tab);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const end = steps.reduce((before, [origin, tabId]) => allowStep(before, origin, tabId), allowed([]));
        for (const host of ['localhost', 'shop.test', 'sub.shop.test']) {
          const lists = listsOf(end, host);
          if (new Set(lists.flat().map(({ origin }) => origin)).size < 2) continue;
          expect(lists).toHaveLength(1);
          expect(lists[0]?.filter(({ readsAnswers }) => readsAnswers)).toHaveLength(1);
        }
      }),
    );
  });
});

/** Like the commands: "in one tab" only where no sibling origin prevents it. */
function allowStep(before: Allowed, origin: string, tabId: number | null): Allowed {
  if (tabId === null) return { ...before, ...everyTabWith(before, reading(origin)) };
  if (siblingsInTheWay(before, origin, tabId).length > 0) return before;
  const { tabs } = before.session;
  const list = originsWith(tabs[String(tabId)]?.allowedOrigins ?? [], reading(origin));
  return {
    ...before,
    session: { tabs: { ...tabs, [String(tabId)]: { ...DEFAULT_TAB_POLICY, allowedOrigins: list } } },
  };
}

/** The allowed origins of one host, one list each for all tabs and for every single tab that has some. */
function listsOf({ policy, session }: Allowed, host: string): readonly (readonly AllowedOrigin[])[] {
  const places = [policy.allowedOrigins, ...Object.values(session.tabs).map((tab) => tab.allowedOrigins)];
  const ofHost = places.map((list) => list.filter(({ origin }) => new URL(origin).hostname === host));
  return ofHost.filter((list) => list.length > 0);
}

describe('what an allowance in every tab costs others of its host', () => {
  test.each<[string, Allowed, AllowedOrigin, ReturnType<typeof costOf>]>([
    ['nothing where it is the first', allowed([]), reading(A), { ends: [], noLongerRead: [] }],
    [
      'nothing of another host',
      allowed([reading(SHOP)], { '1': [reading(SHOP)] }),
      reading(A),
      { ends: [], noLongerRead: [] },
    ],
    ['the answers', allowed([reading(A)]), reading(B), { ends: [], noLongerRead: [A] }],
    ['none that were not read', allowed([silent(A)]), reading(B), { ends: [], noLongerRead: [] }],
    ['none by one that does not read', allowed([reading(A)]), silent(B), { ends: [], noLongerRead: [] }],
    [
      'the allowance in tabs',
      allowed([], { '1': [reading(A)], '2': [reading(A)] }),
      reading(B),
      { ends: [A], noLongerRead: [] },
    ],
    [
      'the answers in a tab, where exact origins are compared',
      allowed([], { '1': [reading(A)] }, 'listener'),
      reading(B),
      { ends: [], noLongerRead: [A] },
    ],
  ])('%s', (_name, before, added, cost) => {
    expect(costOf(before, added)).toEqual(cost);
  });
});

test('a question may be answered for ten minutes, by a clock that was set back, too', () => {
  const asked = { ...{ origin: A, reach: { in: 'every tab' } as const }, askedAt: 1_000_000 };
  expect([1_000_000, 1_600_000, 900_000].map((now) => mayBeAnswered(asked, now))).toEqual([true, true, true]);
  expect([1_600_001, 1].map((now) => mayBeAnswered(asked, now))).toEqual([false, false]);
});
