import { describe, expect, test } from 'vitest';
import { DEFAULT_TAB_POLICY, type SessionPolicy, type TabPolicy } from '../../injection/policy.ts';
import type { Opener } from '../../platform/tab-events.ts';
import {
  doubted,
  endedNotice,
  moved,
  stillInDoubt,
  trusted,
  withOpened,
  withOpenTabs,
} from './carried-session.ts';

const PINNED: TabPolicy = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: 'set-2' } };
const BARE: TabPolicy = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: null } };
const PAUSED: TabPolicy = { ...DEFAULT_TAB_POLICY, paused: true };
const ALLOWED: TabPolicy = {
  ...DEFAULT_TAB_POLICY,
  allowedOrigins: [{ origin: 'https://shop.test', readsAnswers: false }],
};

function session(tabs: SessionPolicy['tabs'], pausedUntilRestart = false): SessionPolicy {
  return { pausedUntilRestart, tabs };
}

describe('a tab that is opened', () => {
  const tabs = { '1': PINNED, '2': BARE, '3': PAUSED, '4': { ...ALLOWED, ...PINNED }, '5': ALLOWED };

  test.each<[string, Opener, TabPolicy | undefined]>([
    ['by a pinned tab uses its token set', 1, PINNED],
    ['by a tab without token has none', 2, BARE],
    ['by a paused tab is paused', 3, PAUSED],
    ['does not get what is allowed in one tab', 4, PINNED],
    ['by a tab that follows what holds everywhere does so, too', 5, undefined],
    ['by nobody follows what holds everywhere', null, undefined],
    ['by a closed tab follows what holds everywhere', 9, undefined],
    ['by nobody knows whom is paused', 'not told', PAUSED],
  ])('%s', (_what, opener, expected) => {
    const { '10': child, ...others } = withOpened(tabs, [{ id: 10, opener, beside: null, visible: true }]);
    expect(child).toEqual(expected);
    expect(others).toEqual(tabs);
  });

  test('passes its inherited settings on to tabs that it opens', () => {
    const opened = [
      { id: 10, opener: 2, beside: 2, visible: true },
      { id: 11, opener: 10, beside: 2, visible: true },
    ];
    expect(withOpened({ '2': BARE }, opened)).toEqual({ '2': BARE, '10': BARE, '11': BARE });
  });

  // Tabs 6 and 7 follow the default; 8 is like 1.
  test.each<
    [
      string,
      { opener: Opener; beside: number; closed?: readonly number[]; visible?: boolean },
      TabPolicy | undefined,
    ]
  >([
    ['beside its opener begins as that', { opener: 2, beside: 2 }, BARE],
    ['beside a child of its opener begins as both', { opener: 1, beside: 8 }, PINNED],
    ['beside one with a promise may be its duplicate: Firefox', { opener: null, beside: 2 }, PAUSED],
    ['beside one with a promise may be its duplicate: Chromium', { opener: 6, beside: 2 }, PAUSED],
    ['of one with a promise beside another may be of either', { opener: 1, beside: 2 }, PAUSED],
    ['of one with a promise beside one without may be of either', { opener: 1, beside: 6 }, PAUSED],
    [
      'of one with a promise beside one that could send nothing',
      { opener: 1, beside: 6, visible: false },
      PINNED,
    ],
    ['beside one with a promise, neither visible', { opener: 6, beside: 2, visible: false }, PAUSED],
    ['among those without follows what holds everywhere', { opener: 6, beside: 7 }, undefined],
    ['may be of one that was closed meanwhile', { opener: 6, beside: 7, closed: [2] }, PAUSED],
    ['of one that was closed meanwhile begins as that', { opener: 2, beside: 2, closed: [2] }, BARE],
    ['may be of neither of two that were closed', { opener: 2, beside: 2, closed: [1, 2] }, PAUSED],
    [
      'is of nobody where those that were closed had no promise',
      { opener: null, beside: 7, closed: [5, 6] },
      undefined,
    ],
  ])('%s', (_what, { closed = [], ...from }, expected) => {
    const all = { ...tabs, '8': PINNED };
    expect(withOpened(all, [{ id: 10, visible: true, ...from }], closed)['10']).toEqual(expected);
  });

  test('keeps what the user has set for it meanwhile', () => {
    expect(
      withOpened({ '1': PINNED, '10': BARE }, [{ id: 10, opener: 1, beside: 1, visible: true }])['10'],
    ).toEqual(BARE);
  });

  test('changes nothing if no tab has settings of its own', () => {
    expect(
      withOpened({ '5': ALLOWED }, [{ id: 10, opener: 'not told', beside: null, visible: true }]),
    ).toEqual({
      '5': ALLOWED,
    });
  });
});

test('the settings of a tab move with it, and a tab without settings changes nothing', () => {
  const tabs = { '1': PINNED, '2': BARE };
  expect(moved(tabs, 1, 7)).toEqual({ '7': PINNED, '2': BARE });
  expect(moved(tabs, 8, 9)).toBe(tabs);
});

test('the settings of closed tabs end', () => {
  const tabs = { '1': PINNED, '2': BARE };
  expect(withOpenTabs(tabs, [2, 3])).toEqual({ '2': BARE });
  expect(withOpenTabs(tabs, [1, 2, 3])).toBe(tabs);
});

describe('where nothing tells whether the browser is the same', () => {
  const before = session({ '1': PINNED, '2': PAUSED, '5': ALLOWED }, true);
  const { session: after, doubt } = doubted(before, null);

  test('every tab that has anything of its own is paused, and a pause of everything stays', () => {
    expect(Object.values(after.tabs).map(({ paused }) => paused)).toEqual([true, true, true]);
    expect(after.pausedUntilRestart).toBe(true);
    expect(doubt).toEqual({ kind: 'unsure', tabs: [1, 5], pause: false });
  });

  test('trusting them again ends our pauses and no other', () => {
    expect(trusted(after, doubt)).toEqual(before);
  });

  test('nothing is said where nothing was paused', () => {
    expect(doubted(session({ '2': PAUSED }), null).doubt).toBeNull();
  });

  test('an older doubt, and its reason, is kept', () => {
    const older = { kind: 'updated', tabs: [2], pause: true } as const;
    expect(doubted(before, older).doubt).toEqual({ ...older, tabs: [2, 1, 5] });
    expect(doubted(session({ '2': PAUSED }), older).doubt).toEqual(older);
  });
});

describe('our pauses after an update', () => {
  const doubt = { kind: 'updated', tabs: [2, 3], pause: true } as const;
  const paused = session({ '2': PAUSED, '3': PAUSED, '4': BARE }, true);

  test('end together, and a tab that has nothing else is no entry then', () => {
    expect(trusted(paused, doubt)).toEqual(session({ '4': BARE }));
  });

  test('are in doubt only until the user ends one: what is paused later is his', () => {
    expect(stillInDoubt(doubt, paused)).toBe(doubt);
    expect(stillInDoubt(doubt, session({ '2': PAUSED }))).toEqual({ ...doubt, tabs: [2], pause: false });
    expect(stillInDoubt(null, paused)).toBeNull();
  });
});

test.each<[string, SessionPolicy, unknown]>([
  [
    'pins and pauses of tabs',
    session({ '1': PINNED, '2': PAUSED }),
    { kind: 'ended', tabs: 2, pause: false },
  ],
  ['a pause of everything', session({}, true), { kind: 'ended', tabs: 0, pause: true }],
  ['an origin allowed in one tab, which nobody takes for lasting', session({ '5': ALLOWED }), null],
  ['nothing', session({}), null],
])('of a session that ended is told: %s', (_what, ended, notice) => {
  expect(endedNotice(ended)).toEqual(notice);
});
