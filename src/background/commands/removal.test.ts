import { beforeEach, expect, test, vi } from 'vitest';
import { type MemoryArea, memoryArea } from '../../../tests/fakes/memory-area.ts';
import { type MemoryDatabase, memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import type { Removal } from '../../storage/public/removal.ts';
import { savedSessions } from '../../storage/public/saved-sessions.ts';
import { type CredentialStore, credentialStore } from '../../storage/secret/credential-store.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { storedItem } from '../../storage/stored-item.ts';
import { settleDeletions } from './deletions.ts';
import { removal } from './removal.ts';

const START = 1_000_000;
const OTHERS = ['policy', 'environments', 'panelSettings', 'namedFilters', 'learning', 'notified'];

let local: MemoryArea;
let session: MemoryArea;
let copy: MemoryDatabase;
let sessions: MemoryDatabase;
let store: CredentialStore;
let now: number;
let alarm: number;

const lock = <T>(_name: string, task: () => Promise<T>) => task();

/** A background; a later one stands for a start after a death. */
function background() {
  return removal({
    ...{ store, local, session, lock },
    now: () => now,
    removal: storedItem<Removal>(local, 'removal', { current: 1 }),
    saved: savedSessions(
      sessions,
      () => now,
      () => 'session-1',
    ),
    changed: async () => undefined,
    settle: async () => void (await settleDeletions({ store, lock, now })),
    later: () => undefined,
    wakeAt: async (at) => {
      alarm = at;
    },
  });
}

beforeEach(async () => {
  local = memoryArea();
  session = memoryArea();
  copy = memoryDatabase();
  sessions = memoryDatabase();
  store = credentialStore({ local, session, copy: secondCopy(copy) });
  now = START;
  alarm = 0;
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });
  for (const key of OTHERS) await local.set({ [key]: { version: 1, value: key } });
  await session.set({ 'kept.7': { ids: [] }, ownCalls: { version: 1, value: [] }, drafts: 'typed' });
  const saved = savedSessions(
    sessions,
    () => now,
    () => 'session-1',
  );
  await saved.save({ name: 'Returns', calls: 1, personal: false }, new Blob(['{}']));
});

async function livingIds(): Promise<readonly string[]> {
  const { apps, tokenSets } = withoutDeleted(await store.read());
  return [...apps, ...tokenSets].map(({ id }) => id);
}

/** Everything stored, without what the running deletion notes. */
function all(): unknown {
  return [local.items, session.items, copy.records, sessions.records].map((each) => [...each].sort());
}

test('after ten seconds nothing is left but the ids of what was deleted', async () => {
  const { commands, look } = background();
  await commands['everything.delete']({});
  expect(await livingIds()).toEqual([]);
  now += 11_999;
  await look();
  expect([...local.items.keys()]).toContain('learning');
  now += 1;
  await look();
  expect([...local.items.keys()].sort()).toEqual(['deletion.app-1', 'deletion.set-1']);
  expect(JSON.stringify([...local.items])).not.toContain(tokenSet().refreshToken);
  expect(JSON.stringify([...copy.records])).not.toContain(tokenSet().refreshToken);
  expect(sessions.records.size).toBe(0);
  // What is typed in a form belongs to the future.
  expect([...session.items.keys()]).toEqual(['drafts']);
});

test('undone within ten seconds, everything is as it was, and stays', async () => {
  const before = all();
  const { commands, look } = background();
  await commands['everything.delete']({});
  now += 9000;
  expect(await commands['everything.undelete']({})).toEqual({ undone: true });
  expect(all()).toEqual(before);
  now += 60_000;
  await look();
  expect(all()).toEqual(before);
  expect(await commands['everything.undelete']({})).toEqual({ undone: false });
});

test('an undo that comes too late says so, and the rest goes as well', async () => {
  const { commands, look } = background();
  await commands['everything.delete']({});
  now += 12_000;
  await settleDeletions({ store, lock, now });
  expect(await commands['everything.undelete']({})).toEqual({ undone: false });
  await look();
  expect([...local.items.keys()].sort()).toEqual(['deletion.app-1', 'deletion.set-1']);
});

test('an undo that a death interrupts can be clicked again', async () => {
  const before = all();
  const { commands } = background();
  await commands['everything.delete']({});
  const bringingBack = vi.spyOn(store, 'undelete').mockRejectedValue(new Error('dead'));
  await expect(commands['everything.undelete']({})).rejects.toThrow();
  bringingBack.mockRestore();
  expect(await commands['everything.undelete']({})).toEqual({ undone: true });
  expect(all()).toEqual(before);
});

test('a death of the background changes nothing: the next start goes on, the alarm wakes it', async () => {
  await background().commands['everything.delete']({});
  expect(alarm).toBe(START + 12_000);
  now += 3_600_000;
  await background().look();
  expect([...local.items.keys()].sort()).toEqual(['deletion.app-1', 'deletion.set-1']);
});

test('an app that is added meanwhile keeps its tokens, and the settings', async () => {
  const { commands, look } = background();
  await commands['everything.delete']({});
  await store.write({
    apps: [{ ...APP, id: 'app-2' }],
    tokenSets: [{ ...tokenSet(), id: 'set-2', appId: 'app-2' }],
  });
  now += 60_000;
  await look();
  expect(await livingIds()).toEqual(['app-2', 'set-2']);
  for (const key of OTHERS) expect(local.items.has(key)).toBe(true);
  expect(local.items.has('removal')).toBe(false);
});

test('a disk that refuses leaves every token where it is', async () => {
  const before = all();
  local.refuse = 'full';
  await expect(background().commands['everything.delete']({})).rejects.toThrow();
  local.refuse = null;
  expect(all()).toEqual(before);
});

test('without the deletion of the apps, which a death may prevent, nothing is removed', async () => {
  const { commands, look } = background();
  const writing = vi.spyOn(store, 'write').mockRejectedValue(new Error('dead'));
  await expect(commands['everything.delete']({})).rejects.toThrow();
  writing.mockRestore();
  now += 60_000;
  await look();
  expect(await livingIds()).toEqual(['app-1', 'set-1']);
  for (const key of OTHERS) expect(local.items.has(key)).toBe(true);
});

test('where the clock was set back, it takes ten seconds from now', async () => {
  const { commands, look } = background();
  await commands['everything.delete']({});
  now = 1000;
  await look();
  now += 11_000;
  await look();
  expect([...local.items.keys()]).toContain('learning');
  for (let round = 0; round < 3; round += 1) {
    now += 12_000;
    await look();
  }
  expect([...local.items.keys()].sort()).toEqual(['deletion.app-1', 'deletion.set-1']);
});

test('without any app the rest is removed as well', async () => {
  await store.write({ erase: ['app-1', 'set-1'] });
  const { commands, look } = background();
  await commands['everything.delete']({});
  now += 12_000;
  await look();
  expect([...local.items.keys()]).toEqual([]);
});
