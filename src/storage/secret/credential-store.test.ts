import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type MemoryArea, memoryArea } from '../../../tests/fakes/memory-area.ts';
import { type MemoryDatabase, memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import { type CredentialStore, credentialStore } from './credential-store.ts';
import { withoutDeleted } from './credentials.ts';
import { secondCopy } from './second-copy.ts';

let local: MemoryArea;
let session: MemoryArea;
let database: MemoryDatabase;
let store: CredentialStore;

beforeEach(async () => {
  local = memoryArea();
  session = memoryArea();
  database = memoryDatabase();
  store = restarted();
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });
});

function restarted(): CredentialStore {
  return credentialStore({ local, session, copy: secondCopy(database) });
}

test('what was written is read back, over a restart', async () => {
  expect(await restarted().read()).toMatchObject({
    apps: [APP],
    tokenSets: [tokenSet()],
    unreadable: [],
    arrangement: null,
    unsaved: {},
  });
});

test.each([
  ['broken', { version: 1, value: { id: 'set-2' } }, 'damaged'],
  ['of a newer version', { version: 99, value: tokenSet({ id: 'set-2' }) }, 'newer'],
  ['no record at all', 'x', 'damaged'],
  [
    'with an empty refresh token',
    { version: 1, value: tokenSet({ id: 'set-2', refreshToken: '' }) },
    'damaged',
  ],
])('a record that is %s hides no other and stays as it is', async (_what, record, because) => {
  await local.set({ 'tokenSet.set-2': record });

  const read = await store.read();

  expect(read.tokenSets).toEqual([tokenSet()]);
  expect(read.unreadable).toEqual([{ key: 'tokenSet.set-2', because }]);
  expect(local.items.get('tokenSet.set-2')).toEqual(record);
});

test.each([
  ['a wait after a lost answer', { kind: 'server error', status: 500 }, true],
  ['a wait for a server that is busy', { kind: 'rate limited', status: 429 }, false],
])('a record of the first version is read: %s', async (_what, cause, doubt) => {
  const refresh = { state: 'backing off', until: 9, cause, failures: 1 };
  await local.set({ 'tokenSet.set-1': { version: 1, value: { ...tokenSet(), refresh } } });

  expect((await store.read()).tokenSets).toEqual([{ ...tokenSet(), refresh: { ...refresh, doubt } }]);
});

test('a wrong client of the first version is read', async () => {
  const refresh = { state: 'wrong client', at: 9 };
  await local.set({ 'tokenSet.set-1': { version: 1, value: { ...tokenSet(), refresh } } });

  expect((await store.read()).tokenSets[0]?.refresh).toEqual({ ...refresh, doubt: false });
});

describe('a deletion', () => {
  const done = ['app-1', 'set-1'].map((id) => ({ state: 'done', id, at: 5 }) as const);

  test('leaves tombstones and no secret, also when the background dies between write and removal', async () => {
    const dying = credentialStore({
      local: { ...local, remove: () => Promise.reject(new Error('died')) },
      session,
      copy: secondCopy(database),
    });
    await dying.write({ deletions: done, erase: ['app-1', 'set-1'] }).catch(() => undefined);

    const raw = JSON.stringify([...local.items, ...database.records]);
    expect(raw).not.toContain('refresh-0');
    expect(raw).not.toContain('secret-1');
    expect((await store.read()).deletions).toEqual(done);
  });

  test('of an app takes its token sets out of sight at once, and can be taken back', async () => {
    await store.write({ deletions: [{ state: 'pending', id: APP.id, kind: 'app', label: 'x', until: 9 }] });

    expect(withoutDeleted(await store.read())).toMatchObject({ apps: [], tokenSets: [] });
    await store.undelete(APP.id);
    expect(withoutDeleted(await store.read())).toMatchObject({ apps: [APP], tokenSets: [tokenSet()] });
  });

  test('whose copy was left behind is finished at the next start, and restores nothing', async () => {
    await local.set({ 'tokenSet.set-1': null, 'deletion.set-1': { version: 1, value: done[1] } });

    await restarted().recover(1, ['set-1']);

    expect((await store.read()).tokenSets).toEqual([]);
    expect([...database.records.keys()]).toEqual(['app.app-1']);
  });

  test('of an app takes along a token set whose record was damaged then', async () => {
    const half = { version: 1, value: { id: 'set-1', refreshToken: 'refresh-0' } };
    await local.set({ 'tokenSet.set-1': half });
    await store.write({ erase: [APP.id], deletions: [{ state: 'done', id: APP.id, at: 5 }] });

    await restarted().recover(1, await restarted().lost());

    expect((await store.read()).tokenSets).toEqual([]);
    expect(JSON.stringify([...local.items, ...database.records])).not.toContain('refresh-0');
  });
});

describe('a disk that refuses', () => {
  test('one key: the token is saved under a spare one and found at the next start', async () => {
    const { set } = local;
    local.set = (items) => ('tokenSet.set-1' in items ? Promise.reject(new Error('damaged')) : set(items));

    await store.writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));

    const read = await restarted().read();
    expect(read.tokenSets[0]?.refreshToken).toBe('refresh-1');
    expect(read.unsaved).toEqual({});
  });

  test('everything: the token is in memory, in storage.session and in the second copy', async () => {
    local.refuse = 'FILE_ERROR_NO_SPACE';

    await store.writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));

    expect((await restarted().read()).tokenSets[0]?.refreshToken).toBe('refresh-1');
    expect((await store.read()).unsaved).toEqual({ 'set-1': 'FILE_ERROR_NO_SPACE' });
    session.items.clear();
    local.refuse = null;
    await restarted().recover(1, ['set-1']);
    expect((await restarted().read()).tokenSets[0]?.refreshToken).toBe('refresh-1');
  });

  test('the journal: it throws, so that nothing is sent', async () => {
    local.refuse = 'FILE_ERROR_NO_SPACE';

    await expect(store.journal(tokenSet())).rejects.toThrow('FILE_ERROR_NO_SPACE');
  });
});

test('what one background could not save, another that runs beside it sees', async () => {
  const other = restarted();
  await other.read();
  local.refuse = 'FILE_ERROR_NO_SPACE';

  await store.writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));

  expect((await other.read()).tokenSets[0]?.refreshToken).toBe('refresh-1');
});

test('what the second copy brings back counts though the disk does not take it', async () => {
  await store.writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));
  await local.set({ 'tokenSet.set-1': { version: 1, value: tokenSet() } });
  local.refuse = 'FILE_ERROR_NO_SPACE';

  await restarted().recover(1, ['set-1']);

  const read = await restarted().read();
  expect(read.tokenSets[0]?.refreshToken).toBe('refresh-1');
  expect(read.unsaved).toEqual({ 'set-1': 'FILE_ERROR_NO_SPACE' });
});

test('a spare record is the later word, until the usual key is written again', async () => {
  const { set } = local;
  local.set = (items) => ('tokenSet.set-1' in items ? Promise.reject(new Error('busy')) : set(items));
  // The clock was set back: the later record has the older time.
  await store.writeNewToken(tokenSet({ label: 'spare', attemptedAt: -1 }));
  expect((await restarted().read()).tokenSets[0]?.label).toBe('spare');

  local.set = set;
  await store.writeNewToken(tokenSet({ label: 'usual', attemptedAt: -2 }));

  expect((await restarted().read()).tokenSets[0]?.label).toBe('usual');
});

describe('a read that fails', () => {
  test('as a whole hides no record that the copy lacks', async () => {
    database.records.clear();
    const { get } = local;
    local.get = (keys) => (keys === undefined ? Promise.reject(new Error('corruption')) : get(keys));

    expect(await store.read()).toMatchObject({ apps: [APP], tokenSets: [tokenSet()] });
  });

  test('as a whole because of one record loses only that record, which the copy replaces', async () => {
    const { get } = local;
    const damaged = (keys?: readonly string[]) => keys === undefined || keys.includes('tokenSet.set-1');
    local.get = (keys) => (damaged(keys) ? Promise.reject(new Error('corruption')) : get(keys));

    const read = await store.read();

    expect(read).toMatchObject({ apps: [APP], tokenSets: [tokenSet()] });
  });

  test('always, as in a Firefox whose database is damaged: the copy stands in for all of it', async () => {
    const refuse = () => Promise.reject(new Error('An unexpected error occurred'));
    Object.assign(local, { get: refuse, keys: refuse, set: refuse, remove: refuse });

    expect(await restarted().read()).toMatchObject({ apps: [APP], tokenSets: [tokenSet()] });
    await expect(restarted().journal(tokenSet())).rejects.toThrow('unexpected');
  });

  test('once is tried once more', async () => {
    const { get } = local;
    let failures = 1;
    local.get = (keys) => (failures-- > 0 ? Promise.reject(new Error('busy')) : get(keys));

    expect((await store.read()).apps).toEqual([APP]);
  });
});

describe('the second copy', () => {
  test('brings back what storage.local has lost, and says so until it was read', async () => {
    local.items.clear();

    await restarted().recover(7, ['set-1']);

    const read = await store.read();
    expect(read).toMatchObject({ apps: [APP], tokenSets: [tokenSet()], recovery: { at: 7, count: 2 } });
    await store.dismissRecovery();
    expect((await store.read()).recovery).toBeNull();
  });

  test('replaces a damaged record and one that fell back a generation', async () => {
    await store.writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));
    await local.set({ 'tokenSet.set-1': { version: 1, value: tokenSet() } });

    await restarted().recover(7, ['set-1']);

    expect((await store.read()).tokenSets[0]?.refreshToken).toBe('refresh-1');
  });

  test('leaves alone what a newer version of the extension wrote', async () => {
    const newer = { version: 99, value: { secret: 'of tomorrow' } };
    await local.set({ 'tokenSet.set-1': newer });

    await restarted().recover(7, ['set-1']);

    expect(local.items.get('tokenSet.set-1')).toEqual(newer);
  });

  test('keeps what a newer version of the extension wrote', async () => {
    const newer = { version: 99, value: { secret: 'of tomorrow' } };
    database.records.set('tokenSet.set-1', newer);

    await store.writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));

    expect(database.records.get('tokenSet.set-1')).toEqual(newer);
  });

  test('is never overwritten by an older generation', async () => {
    await store.writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));
    await secondCopy(database).keep({ tokenSets: [tokenSet()] });

    expect(JSON.stringify([...database.records])).toContain('refresh-1');
  });

  test('brings back each record alone where one damaged key refuses the others', async () => {
    const { set } = local;
    await store.write({ tokenSets: [tokenSet({ id: 'set-2', refreshToken: 'of-set-2' })] });
    local.items.clear();
    local.set = (items) => ('tokenSet.set-1' in items ? Promise.reject(new Error('corruption')) : set(items));

    await restarted().recover(7, ['set-1', 'set-2']);

    const read = await restarted().read();
    expect(read.apps).toEqual([APP]);
    expect(read.tokenSets.map(({ id }) => id).sort()).toEqual(['set-1', 'set-2']);
    expect(read.recovery).toEqual({ at: 7, count: 3 });
    expect(read.unsaved).toEqual({});
  });

  test('lacks no app that was saved, although storage sorts its keys', async () => {
    await store.write({ apps: [APP] });

    expect(await store.uncopiedApps()).toEqual([]);
  });

  test('gets the apps that it lacks, or has as they were before', async () => {
    database.broken = true;
    await store.write({ apps: [{ ...APP, clientSecret: 'secret-2' }] });
    await store.write({ apps: [{ ...APP, id: 'app-2' }] });
    database.broken = false;

    for (const id of await store.uncopiedApps()) await store.copyApp(id);

    expect(await store.uncopiedApps()).toEqual([]);
    local.items.clear();
    await restarted().recover(7, []);
    expect((await store.read()).apps.map(({ id, clientSecret }) => [id, clientSecret])).toEqual([
      ['app-1', 'secret-2'],
      ['app-2', 'secret-1'],
    ]);
  });

  test('with one unreadable record brings back all others', async () => {
    database.unreadable = 'tokenSet.set-1';
    await store.write({ tokenSets: [tokenSet({ id: 'set-2', refreshToken: 'of-set-2' })] });
    local.items.clear();

    await restarted().recover(7, ['set-1', 'set-2']);

    expect((await restarted().read()).tokenSets.map(({ id }) => id)).toEqual(['set-2']);
  });

  test('may be missing: everything else goes on', async () => {
    database.broken = true;

    await store.writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));
    await restarted().recover(1, ['set-1']);

    expect((await restarted().read()).tokenSets[0]?.refreshToken).toBe('refresh-1');
  });

  test('may never answer: everything else goes on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    database.getAll = () => new Promise(() => undefined);
    database.putEach = () => new Promise(() => undefined);

    const written = store.writeNewToken(tokenSet({ refreshToken: 'refresh-1', generation: 1 }));
    await vi.advanceTimersByTimeAsync(5_000);
    await written;
    const recovered = restarted().recover(1, ['set-1']);
    await vi.advanceTimersByTimeAsync(5_000);
    await recovered;
    vi.useRealTimers();

    expect((await restarted().read()).tokenSets[0]?.refreshToken).toBe('refresh-1');
  });

  test('is nothing to restore on a first run', async () => {
    local.items.clear();
    database.records.clear();

    await restarted().recover(1, ['set-1']);

    expect((await store.read()).recovery).toBeNull();
  });
});
