import { beforeEach, describe, expect, test } from 'vitest';
import { type MemoryArea, memoryArea } from '../../../tests/fakes/memory-area.ts';
import { DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY, type SessionPolicy } from '../../injection/policy.ts';
import type { SessionNotice } from '../../storage/public/session-notice.ts';
import { storedItem } from '../../storage/stored-item.ts';
import type { CarriedSession } from './carried-session.ts';
import { type SessionStore, type SessionStoreParts, sessionStore } from './session-store.ts';

const PINNED = { ...DEFAULT_TAB_POLICY, pin: { tokenSetId: 'set-2' } };
const PIN_7: SessionPolicy = { pausedUntilRestart: false, tabs: { '7': PINNED } };
const PAUSED: SessionPolicy = { pausedUntilRestart: true, tabs: {} };

let local: MemoryArea;
let session: MemoryArea;
let mark: string | null;
let open: readonly number[];
let now: number;
/** the session rules that the browser reports */
let rules: readonly unknown[];
/** runs while the store waits for the browser's start event */
let meanwhile: () => void;

beforeEach(() => {
  local = memoryArea();
  session = memoryArea();
  mark = null;
  open = [7, 8];
  now = 1_000_000;
  rules = [];
  meanwhile = () => undefined;
});

const NOTICE = () => storedItem<SessionNotice | null>(session, 'notice', { current: 1 });

/** Runs when the background starts. */
function start(keepsMark: boolean): SessionStore {
  const parts: SessionStoreParts = {
    kept: storedItem<SessionPolicy>(session, 'kept', { current: 1 }),
    carried: storedItem<CarriedSession | null>(local, 'carried', { current: 1 }),
    notice: NOTICE(),
    mark: keepsMark
      ? {
          read: async () => mark,
          write: async (text) => {
            mark = text;
          },
        }
      : null,
    openTabIds: async () => open,
    ranBefore: async () => local.items.has('status'),
    installedRules: async () => rules,
    now: () => now,
    wait: async () => meanwhile(),
    lock: (_name, task) => task(),
    newId: () => `life-${now}`,
  };
  return sessionStore(parts);
}

/** Ends the extension, and `storage.session` with it. */
function end(): void {
  session = memoryArea();
}

/** Ends the browser, too. */
function endBrowser(): void {
  end();
  mark = null;
}

describe.each([
  { browser: 'with a mark (Chromium)', keepsMark: true },
  { browser: 'without one (Firefox)', keepsMark: false },
])('in a browser $browser', ({ keepsMark }) => {
  test.each([PIN_7, PAUSED])('a background that was only asleep finds what was decided', async (decided) => {
    await start(keepsMark).update(() => decided);

    expect(await start(keepsMark).get()).toEqual(decided);
    expect(await NOTICE().get()).toBeUndefined();
  });

  test.each([
    { decided: PIN_7, told: { kind: 'ended', tabs: 1, pause: false } },
    { decided: PAUSED, told: { kind: 'ended', tabs: 0, pause: true } },
  ])('a restart of the browser ends it, and says so once', async ({ decided, told }) => {
    await start(keepsMark).update(() => decided);
    endBrowser();
    const restarted = start(keepsMark);
    await restarted.browserStarted();

    expect(await restarted.get()).toEqual(DEFAULT_SESSION_POLICY);
    expect(await NOTICE().get()).toEqual(told);
    await restarted.acknowledge();
    expect(await NOTICE().get()).toBeNull();
    endBrowser();
    await start(keepsMark).browserStarted();
    expect(await NOTICE().get()).toBeUndefined();
  });

  test('a start says nothing where nothing was decided', async () => {
    await start(keepsMark).browserStarted();
    endBrowser();
    expect(await start(keepsMark).get()).toEqual(DEFAULT_SESSION_POLICY);
    expect(await NOTICE().get()).toBeUndefined();
  });

  test('what was taken back is not carried', async () => {
    const store = start(keepsMark);
    await store.update(() => PIN_7);
    await store.update(() => DEFAULT_SESSION_POLICY);
    end();
    expect(await start(keepsMark).get()).toEqual(DEFAULT_SESSION_POLICY);
  });

  test('an update of our own carries it over, but for tabs that are closed', async () => {
    const store = start(keepsMark);
    await store.update(() => ({ ...PIN_7, tabs: { '7': PINNED, '9': PINNED } }));
    await store.reloading();
    end();
    now += 2000;

    expect(await start(keepsMark).get()).toEqual(PIN_7);
  });

  test('what cannot be written is not in force: a reload would end it', async () => {
    const store = start(keepsMark);
    await store.get();
    local.refuse = 'FILE_ERROR_NO_SPACE';
    await expect(store.update(() => PIN_7)).rejects.toThrow('FILE_ERROR_NO_SPACE');
    expect(await store.get()).toEqual(DEFAULT_SESSION_POLICY);
  });

  test('where it cannot be read, nobody is told that nothing holds; the next who asks reads again', async () => {
    await start(keepsMark).update(() => PIN_7);
    await start(keepsMark).reloading();
    end();
    const { get } = local;
    local.get = () => Promise.reject(new Error('The disk says no.'));
    const store = start(keepsMark);
    await expect(store.get()).rejects.toThrow('The disk says no.');
    local.get = get;
    expect(await store.get()).toEqual(PIN_7);
  });
});

test('with a mark any reload carries it over', async () => {
  await start(true).update(() => PIN_7);
  end();
  expect(await start(true).get()).toEqual(PIN_7);
});

test('with a mark the word of the browser is not needed, and does no harm', async () => {
  await start(true).update(() => PIN_7);
  end();
  const store = start(true);
  await store.browserStarted();
  expect(await store.get()).toEqual(PIN_7);
});

describe('without a mark, after a reload that is not our own', () => {
  beforeEach(async () => {
    await start(false).update(() => ({ pausedUntilRestart: true, tabs: { '7': PINNED } }));
    end();
  });

  test('tabs are paused until somebody says that they are the same', async () => {
    const store = start(false);
    expect(await store.get()).toEqual({
      pausedUntilRestart: true,
      tabs: { '7': { ...PINNED, paused: true } },
    });
    expect(await NOTICE().get()).toEqual({ kind: 'unsure', tabs: [7], pause: false });

    await store.acknowledge();
    expect(await store.get()).toEqual({ pausedUntilRestart: true, tabs: { '7': PINNED } });
    expect(await NOTICE().get()).toBeNull();
  });

  test('the doubt does not grow with a second reload', async () => {
    const once = start(false);
    await once.update((before) => ({ ...before, tabs: { ...before.tabs, '8': PINNED } }));
    end();
    const twice = start(false);
    await twice.get();
    await twice.acknowledge();
    expect((await twice.get()).tabs).toEqual({ '7': PINNED, '8': PINNED });
  });

  test('the late word of the browser that it has started ends all', async () => {
    const store = start(false);
    await store.get();
    await store.browserStarted();
    expect(await store.get()).toEqual(DEFAULT_SESSION_POLICY);
    expect(await NOTICE().get()).toEqual({ kind: 'ended', tabs: 1, pause: true });
  });
});

describe('without a mark, our own reload', () => {
  beforeEach(async () => {
    const store = start(false);
    await store.update(() => PIN_7);
    await store.reloading();
    end();
  });

  test('in which the browser died is a restart', async () => {
    const store = start(false);
    meanwhile = () => void store.browserStarted();
    expect(await store.get()).toEqual(DEFAULT_SESSION_POLICY);
  });

  test.each([61_000, -1000])('tells nothing %i ms later', async (elapsed) => {
    now += elapsed;
    expect((await start(false).get()).tabs['7']?.paused).toBe(true);
  });
});

/** The rules of commit 2e20e6d: one for all tabs, and one for a single tab. */
function olderRules(special: readonly number[], ofTabs: readonly number[] = []): readonly unknown[] {
  const action = { type: 'modifyHeaders', requestHeaders: [{ header: 'authorization' }] };
  const everywhere = special.length === 0 ? {} : { excludedTabIds: special };
  return [
    { id: 1, action: { type: 'allow' }, condition: {} },
    { id: 2, action, condition: everywhere },
    ...ofTabs.map((id) => ({ id: 2 + id, action, condition: { tabIds: [id] } })),
    { id: 99, action: { type: 'modifyHeaders', responseHeaders: [] }, condition: {} },
  ];
}

describe.each([
  { browser: 'with a mark (Chromium)', keepsMark: true },
  { browser: 'without one (Firefox)', keepsMark: false },
])('after an update from a build that kept pins in memory alone, $browser', ({ keepsMark }) => {
  const SHUT = { pausedUntilRestart: true, tabs: {} };
  const PAUSED_TAB = { ...DEFAULT_TAB_POLICY, paused: true };

  beforeEach(() => {
    local.items.set('status', {});
  });

  test('where no rule tells what was set, nothing is sent until somebody says so', async () => {
    const store = start(keepsMark);
    expect(await store.get()).toEqual(SHUT);
    expect(await NOTICE().get()).toEqual({ kind: 'updated', tabs: [], pause: true });
    end();
    const again = start(keepsMark);
    expect(await again.get()).toEqual(SHUT);
    expect(await NOTICE().get()).toEqual({ kind: 'updated', tabs: [], pause: true });

    await again.acknowledge();
    expect(await again.get()).toEqual(DEFAULT_SESSION_POLICY);
    expect(await NOTICE().get()).toBeNull();
    end();
    expect(await start(keepsMark).get()).toEqual(DEFAULT_SESSION_POLICY);
    expect(await NOTICE().get()).toBeUndefined();
  });

  test('with which the browser started, too, nothing is left to keep', async () => {
    const store = start(keepsMark);
    meanwhile = () => void store.browserStarted();
    expect(await store.get()).toEqual(DEFAULT_SESSION_POLICY);
    expect(await NOTICE().get()).toBeUndefined();
  });

  test('the late word of the browser that it has started opens all again', async () => {
    const store = start(keepsMark);
    await store.get();
    await store.browserStarted();
    expect(await store.get()).toEqual(DEFAULT_SESSION_POLICY);
    expect(await NOTICE().get()).toBeNull();
  });

  test('the tabs that the rules for everywhere except are paused, those that are open', async () => {
    rules = olderRules([7, 9], [7]);
    const store = start(keepsMark);
    expect(await store.get()).toEqual({ pausedUntilRestart: false, tabs: { '7': PAUSED_TAB } });
    expect(await NOTICE().get()).toEqual({ kind: 'updated', tabs: [7], pause: false });
    await store.acknowledge();
    expect(await store.get()).toEqual(DEFAULT_SESSION_POLICY);
  });

  test('our pause of a tab outlives the next reload, too, and is still ours', async () => {
    rules = olderRules([7]);
    await start(keepsMark).reloading();
    end();
    const store = start(keepsMark);
    expect((await store.get()).tabs).toEqual({ '7': PAUSED_TAB });
    await store.acknowledge();
    expect(await store.get()).toEqual(DEFAULT_SESSION_POLICY);
  });

  test('an origin that was allowed in one tab is told as lost', async () => {
    rules = olderRules([], [8]);
    expect(await start(keepsMark).get()).toEqual(DEFAULT_SESSION_POLICY);
    expect(await NOTICE().get()).toEqual({ kind: 'updated', tabs: [], pause: false });
  });

  test('where nothing was set, nothing is said', async () => {
    rules = olderRules([]);
    expect(await start(keepsMark).get()).toEqual(DEFAULT_SESSION_POLICY);
    expect(await NOTICE().get()).toBeUndefined();
  });

  test('rules of tabs alone tell nothing of the others', async () => {
    rules = olderRules([], [7]).filter((_, at) => at !== 1);
    expect(await start(keepsMark).get()).toEqual(SHUT);
  });

  test('a disk that refuses to keep it does not open anything', async () => {
    local.refuse = 'FILE_ERROR_NO_SPACE';
    expect(await start(keepsMark).get()).toEqual(SHUT);
    end();
    expect(await start(keepsMark).get()).toEqual(SHUT);
  });

  test('what the user ends by himself, and sets anew, is his', async () => {
    const store = start(keepsMark);
    await store.get();
    await store.update((session) => ({ ...session, pausedUntilRestart: false }));
    await store.update((session) => ({ ...session, pausedUntilRestart: true }));
    await store.acknowledge();
    expect((await store.get()).pausedUntilRestart).toBe(true);
  });
});

test('a first start, ever, writes that there is nothing to carry, and a full disk is no reason to stop', async () => {
  expect(await start(true).get()).toEqual(DEFAULT_SESSION_POLICY);
  expect(local.items.has('carried')).toBe(true);
  end();
  local = memoryArea();
  local.refuse = 'FILE_ERROR_NO_SPACE';
  expect(await start(true).get()).toEqual(DEFAULT_SESSION_POLICY);
});

test('without a mark, a doubt outlives our own reload', async () => {
  await start(false).update(() => PIN_7);
  end();
  await start(false).reloading();
  end();
  const store = start(false);
  expect((await store.get()).tabs['7']?.paused).toBe(true);
  expect(await NOTICE().get()).toEqual({ kind: 'unsure', tabs: [7], pause: false });
});
