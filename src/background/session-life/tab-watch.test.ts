import { beforeEach, describe, expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY, type SessionPolicy } from '../../injection/policy.ts';
import type { OpenTab } from '../../platform/tab-events.ts';
import { storedItem } from '../../storage/stored-item.ts';
import { type TabWatch, tabWatch } from './tab-watch.ts';

const BARE = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: null } };
const PAUSED = { ...DEFAULT_TAB_POLICY, paused: true };

let session: SessionPolicy;
let open: OpenTab[];
let watch: TabWatch;
let listens: boolean;
let reconciled: number;
/** ends the wait for an event */
let overdue: () => void;
let area = memoryArea();

beforeEach(async () => {
  area = memoryArea();
  session = { ...DEFAULT_SESSION_POLICY, tabs: { '7': BARE } };
  open = [tab(7), tab(8)];
  reconciled = 0;
  listens = false;
  watch = start();
  await watch.session();
});

function tab(id: number, opener: number | null = null): OpenTab {
  return { id, opener, row: 1, visible: true };
}

/** Runs when the background starts. */
function start(): TabWatch {
  return tabWatch({
    store: {
      get: async () => session,
      async update(change) {
        session = change(session);
      },
    },
    known: storedItem<readonly number[] | null>(area, 'known', { current: 1 }),
    openTabs: async () => open,
    listen: (on) => {
      listens = on;
    },
    wait: () =>
      new Promise((resolve) => {
        overdue = resolve;
      }),
    changed: async () => {
      reconciled += 1;
      await watch.session();
    },
  });
}

async function looked(): Promise<{ tabs: SessionPolicy['tabs']; known: readonly number[] }> {
  const { tabs } = await watch.session();
  return { tabs, known: [...(await watch.knownTabIds())].sort() };
}

test('listens to tabs only while one of them has anything of its own', async () => {
  expect(listens).toBe(true);
  open = [tab(8)];
  await watch.closed(7);
  expect(listens).toBe(false);
  expect(session.tabs).toEqual({});
  expect(reconciled).toBe(1);
});

test('a tab that was opened by one without token begins without, whoever is first: event or look', async () => {
  open.splice(1, 0, tab(9, 7));
  expect(await looked()).toEqual({ tabs: { '7': BARE, '9': BARE }, known: [7, 8, 9] });

  // The browser no longer tells the opener when asked, but the event did.
  open.splice(2, 0, tab(10));
  await watch.opened({ id: 10, opener: 9, visible: true });
  expect((await looked()).tabs).toEqual({ '7': BARE, '9': BARE, '10': BARE });
});

test('an own setting that is taken back is not passed on again', async () => {
  open.splice(1, 0, tab(9, 7));
  await watch.session();
  session = { ...session, tabs: { '7': BARE } };
  expect((await looked()).tabs).toEqual({ '7': BARE });
});

describe('a closed tab passes on its settings:', () => {
  test('to a window that it opened just before', async () => {
    open = [tab(9), tab(8)];
    await watch.opened({ id: 9, opener: 7, visible: true });
    await watch.closed(7);
    expect(session.tabs).toEqual({ '9': BARE });
  });

  test('to nobody for certain, where what is new may be a duplicate of another', async () => {
    open = [tab(8), tab(9)];
    await watch.opened({ id: 9, opener: 7, visible: true });
    await watch.closed(7);
    expect(session.tabs).toEqual({ '9': PAUSED });
  });

  test('by way of one that it opened, and that is closed as well', async () => {
    open = [tab(7), tab(8)];
    const opened = [
      watch.opened({ id: 9, opener: 7, visible: true }),
      watch.opened({ id: 10, opener: 9, visible: true }),
    ];
    open.splice(1, 0, tab(10));
    await Promise.all(opened);
    expect(session.tabs).toEqual({ '7': BARE, '10': BARE });
  });

  test('and is not looked at again, where the browser still lists it', async () => {
    open = [tab(7), tab(8)];
    await watch.closed(7);
    expect(session.tabs).toEqual({});
    session = { ...session, tabs: { '8': BARE } };
    expect((await looked()).known).not.toContain(7);
  });
});

test('a duplicate of a tab in the background sends nothing: nobody tells what it comes from', async () => {
  open.splice(1, 0, tab(9));
  expect((await looked()).tabs).toEqual({ '7': BARE, '9': PAUSED });
  // Of two, the newer one is beside the original.
  open.splice(1, 0, tab(10, 8));
  open.push(tab(11, 8));
  expect((await looked()).tabs['10']).toEqual(PAUSED);
  expect((await looked()).tabs['11']).toBeUndefined();
});

describe('where only an event tells whether a tab comes from another (Firefox),', () => {
  const untold = (id: number) => ({ ...tab(id), opener: 'only told by event' as const });

  test('it is not looked at before that has come', async () => {
    open.push(untold(9));
    expect(await looked()).toEqual({ tabs: { '7': BARE }, known: [7, 8] });
    await watch.opened({ id: 9, opener: null, visible: true });
    expect(await looked()).toEqual({ tabs: { '7': BARE }, known: [7, 8, 9] });
  });

  test('one that may come from another sends nothing', async () => {
    open.push(untold(9));
    await watch.opened({ id: 9, opener: 'not told', visible: true });
    expect((await looked()).tabs).toEqual({ '7': BARE, '9': PAUSED });
  });

  test('nor does one whose event never comes', async () => {
    open.push(untold(9));
    await watch.session();
    overdue();
    await expect.poll(async () => (await looked()).tabs).toEqual({ '7': BARE, '9': PAUSED });
  });

  test('the list knows better of a window without toolbars', async () => {
    open.push({ ...tab(9), opener: 'not told' });
    await watch.opened({ id: 9, opener: null, visible: true });
    expect((await looked()).tabs).toEqual({ '7': BARE, '9': PAUSED });
  });
});

test('a tab opened by hand beside it is none: a duplicate is visible at once, as its original is', async () => {
  open.splice(1, 0, tab(9));
  await watch.opened({ id: 9, opener: 8, visible: false });
  expect((await looked()).tabs).toEqual({ '7': BARE });
});

test.each([2, null])('in row %s it stands beside none', async (row) => {
  session = { ...session, tabs: { '8': BARE } };
  open.push({ ...tab(9), row });
  expect((await looked()).tabs).toEqual({ '8': BARE });
});

describe('a discarded tab comes back under another id:', () => {
  beforeEach(() => {
    open = [tab(8), tab(9)];
  });

  test('until the event comes, the new one is not known, and the settings wait', async () => {
    expect(await looked()).toEqual({ tabs: { '7': BARE }, known: [8] });
  });

  test('the settings move with it', async () => {
    await watch.session();
    await watch.replaced(9, 7);
    expect(await looked()).toEqual({ tabs: { '9': BARE }, known: [8, 9] });
  });

  test('the settings move with it, too, when that woke the background', async () => {
    watch = start();
    const early = watch.session();
    await watch.replaced(9, 7);
    await early;
    expect(await looked()).toEqual({ tabs: { '9': BARE }, known: [8, 9] });
  });

  test('one without settings keeps none, whatever the browser says of its opener', async () => {
    open = [tab(7), tab(9, 7)];
    await watch.replaced(9, 8);
    expect(await looked()).toEqual({ tabs: { '7': BARE }, known: [7, 9] });
  });

  test('where no event comes, the tab was closed; the new one may be of it', async () => {
    await watch.session();
    overdue();
    await expect.poll(looked).toEqual({ tabs: { '9': PAUSED }, known: [8, 9] });
  });
});
