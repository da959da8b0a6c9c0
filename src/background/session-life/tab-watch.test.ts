import { beforeEach, describe, expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY, type SessionPolicy } from '../../injection/policy.ts';
import type { OpenTab } from '../../platform/tab-events.ts';
import { storedItem } from '../../storage/stored-item.ts';
import { type TabWatch, tabWatch } from './tab-watch.ts';

const BARE = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: null } };

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
  open = [
    { id: 7, opener: null },
    { id: 8, opener: null },
  ];
  reconciled = 0;
  listens = false;
  watch = start();
  await watch.session();
});

/** What runs when the background starts. */
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
  return { tabs, known: await watch.knownTabIds() };
}

test('listens to tabs only while one of them has anything of its own', async () => {
  expect(listens).toBe(true);
  await watch.closed(7);
  expect(listens).toBe(false);
  expect(session.tabs).toEqual({});
  expect(reconciled).toBe(1);
});

test('a tab that was opened by one without token begins without, whoever is first: event or look', async () => {
  open.push({ id: 9, opener: 7 });
  expect(await looked()).toEqual({ tabs: { '7': BARE, '9': BARE }, known: [7, 8, 9] });

  // The browser has forgotten by the time when it is asked; the event has told.
  open.push({ id: 10, opener: null });
  await watch.opened({ id: 10, opener: 9 });
  expect((await looked()).tabs).toEqual({ '7': BARE, '9': BARE, '10': BARE });
});

test('an own setting that is taken back is not passed on again', async () => {
  open.push({ id: 9, opener: 7 });
  await watch.session();
  session = { ...session, tabs: { '7': BARE } };
  expect((await looked()).tabs).toEqual({ '7': BARE });
});

describe('a discarded tab comes back under another id:', () => {
  beforeEach(() => {
    open = [
      { id: 8, opener: null },
      { id: 9, opener: null },
    ];
  });

  test('until that is told, the new one is not known, and the promise waits', async () => {
    expect(await looked()).toEqual({ tabs: { '7': BARE }, known: [8] });
  });

  test('the promise moves with it', async () => {
    await watch.session();
    await watch.replaced(9, 7);
    expect(await looked()).toEqual({ tabs: { '9': BARE }, known: [8, 9] });
  });

  test('the promise moves with it, too, when that woke the background', async () => {
    watch = start();
    const early = watch.session();
    await watch.replaced(9, 7);
    await early;
    expect(await looked()).toEqual({ tabs: { '9': BARE }, known: [8, 9] });
  });

  test('one without a promise keeps none, whatever the browser says of its opener', async () => {
    open = [
      { id: 7, opener: null },
      { id: 9, opener: 7 },
    ];
    await watch.replaced(9, 8);
    expect(await looked()).toEqual({ tabs: { '7': BARE }, known: [7, 9] });
  });

  test('where no event comes, the tab was closed', async () => {
    await watch.session();
    overdue();
    await expect.poll(looked).toEqual({ tabs: {}, known: [8, 9] });
  });
});
