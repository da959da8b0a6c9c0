import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import { type CredentialStore, credentialStore } from '../../storage/secret/credential-store.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { statusOf } from '../status/status-of.ts';
import type { CommandParts } from './command-parts.ts';
import { credentialCommands } from './credential-commands.ts';
import { deletionCommands } from './deletion-commands.ts';

let store: CredentialStore;
let writes: number;
let refreshed: number;
let offered: string[];
let parts: CommandParts;

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 });
  const local = memoryArea();
  const counted = {
    ...local,
    set: (items: Record<string, unknown>) => {
      writes += 1;
      return local.set(items);
    },
  };
  store = credentialStore({ local: counted, session: memoryArea(), copy: secondCopy(memoryDatabase()) });
  writes = 0;
  refreshed = 0;
  offered = [];
  const ids = Array.from({ length: 20 }, (_, index) => `id-${index}`);
  const queues = new Map<string, Promise<unknown>>();
  parts = {
    store,
    refresher: {
      refresh: async () => 'done',
      refreshDue: async () => {
        refreshed += 1;
      },
    },
    now: Date.now,
    newId: () => ids.pop() ?? '',
    lock: (name, task) => {
      const held = (queues.get(name) ?? Promise.resolve()).then(task);
      queues.set(
        name,
        held.catch(() => undefined),
      );
      return held;
    },
    changed: async () => undefined,
    offerAsDefault: async (environmentId, id) => void offered.push(`${environmentId} ${id}`),
  };
});

afterEach(() => vi.useRealTimers());

function item(clientId: string, refreshToken: string, clientSecret = 'cs') {
  const app = {
    label: clientId,
    kind: 'internal' as const,
    environmentId: 'production',
    clientId,
    clientSecret,
  };
  return { app, tokenSet: { label: 'Token 1', refreshToken, accessToken: '' } };
}

function add(...items: readonly ReturnType<typeof item>[]) {
  return credentialCommands(parts)['app.add-several']({ items });
}

function undo(ids: readonly string[]) {
  const { now, lock, changed } = parts;
  const later = { settleLater: () => undefined, refreshDueLater: () => undefined };
  return deletionCommands({ store, now, lock, changed, ...later })['app.undo-several']({ ids });
}

async function saved(): Promise<readonly string[]> {
  const { apps, tokenSets } = withoutDeleted(await store.read());
  return apps.flatMap(({ id, clientId }) =>
    tokenSets.filter(({ appId }) => appId === id).map(({ refreshToken }) => `${clientId} ${refreshToken}`),
  );
}

test('several apps are saved by one write, tokens of one app below it', async () => {
  const result = await add(item('one', 'rt-1'), item('two', 'rt-2'), item('two', 'rt-3'));
  expect(await saved()).toEqual(['one rt-1', 'two rt-2', 'two rt-3']);
  expect(writes).toBe(1);
  expect(result).toMatchObject({ added: 3, known: 0 });
  expect(offered).toHaveLength(3);
});

test('nothing is sent before the ten seconds to undo it are over, and a late click has come', async () => {
  await add(item('one', 'rt-1'));
  expect((await store.read()).tokenSets).toMatchObject([{ refresh: { state: 'idle', dueAt: 13_000 } }]);
  await vi.advanceTimersByTimeAsync(11_999);
  expect(refreshed).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(refreshed).toBe(1);
});

test('what is saved is not saved twice, nor a token that was exchanged for a newer one', async () => {
  await store.write({
    apps: [APP],
    tokenSets: [tokenSet({ refreshToken: 'rt-2', previousRefreshToken: 'rt-1' })],
  });
  writes = 0;
  const refreshTokens = ['rt-1', 'rt-2', 'rt-3'];
  expect(await credentialCommands(parts)['refresh-token.known']({ refreshTokens })).toEqual([
    true,
    true,
    false,
  ]);
  expect(await add(item('x', 'rt-1'), item('x', 'rt-2'))).toEqual({ ids: [], added: 0, known: 2 });
  expect(writes).toBe(0);
});

test('two windows that save the same at once save it once', async () => {
  const results = await Promise.all([
    add(item('one', 'rt-1'), item('two', 'rt-2')),
    add(item('two', 'rt-2')),
  ]);
  expect(results.map(({ added, known }) => [added, known])).toEqual([
    [2, 0],
    [0, 1],
  ]);
  await Promise.allSettled([
    credentialCommands(parts)['app.add'](item('three', 'rt-3')),
    add(item('three', 'rt-3')),
  ]);
  expect(await saved()).toEqual(['one rt-1', 'two rt-2', 'three rt-3']);
});

test('another token of a saved app is added to it; with another secret it is another app', async () => {
  await add(item('one', 'rt-1'));
  await add(item('one', 'rt-2'), item('one', 'rt-3', 'other'));
  expect((await store.read()).apps.map(({ clientSecret }) => clientSecret)).toEqual(['cs', 'other']);
  expect(await saved()).toEqual(['one rt-1', 'one rt-2', 'one rt-3']);
});

test.each([
  ['an app', 'label', 'one'],
  ['an app, written differently', 'label', ' ONE'],
])('%s gets no name that another window took meanwhile', async (_what, field, label) => {
  const commands = credentialCommands(parts);
  const [first, second] = [item('one', 'rt-1'), item('two', 'rt-2')];
  const results = await Promise.allSettled([
    commands['app.add'](first),
    commands['app.add']({ ...second, app: { ...second.app, label } }),
  ]);
  expect(results).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: { problem: { code: 'label taken', field } } },
  ]);
  await expect(commands['app.add'](second)).resolves.toBeDefined();
  const { apps } = await store.read();
  const two = apps.find(({ clientId }) => clientId === 'two');
  const edit = { id: two?.id ?? '', label, clientId: 'two', clientSecret: '' };
  await expect(commands['app.edit'](edit)).rejects.toMatchObject({ problem: { code: 'label taken' } });
  await expect(commands['app.edit']({ ...edit, label: 'Two' })).resolves.toBeNull();
});

test('a token gets no name that another window gave one of the same app meanwhile', async () => {
  const commands = credentialCommands(parts);
  const { appId } = await commands['app.add'](item('one', 'rt-1'));
  const named = (label: string, refreshToken: string) => ({ label, refreshToken, accessToken: '' });
  const add = (label: string, token: string) =>
    commands['token-set.add']({ appId, tokenSet: named(label, token) });
  const results = await Promise.allSettled([add('Read', 'rt-2'), add('read', 'rt-3')]);
  const taken = { problem: { code: 'label taken', field: 'tokenSetLabel' } };
  expect(results).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: taken }]);
  const { tokenSets } = await store.read();
  expect(tokenSets.map(({ refreshToken }) => refreshToken).toSorted()).toEqual(['rt-1', 'rt-2']);
  const edits = tokenSets.map(({ id }) =>
    commands['token-set.edit']({ id, tokenSet: { label: 'Same', refreshToken: '', accessToken: '' } }),
  );
  expect(await Promise.allSettled(edits)).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: taken },
  ]);
});

test('a name that stood there twice before may stay', async () => {
  const sets = ['a', 'b'].map((id) => tokenSet({ id, refreshToken: `rt-${id}`, label: 'Same' }));
  await store.write({ apps: [APP, { ...APP, id: 'app-2' }], tokenSets: sets });
  const { id, label, clientId } = APP;
  const commands = credentialCommands(parts);
  await expect(commands['app.edit']({ id, label, clientId, clientSecret: '' })).resolves.toBeNull();
});

test('apps of one text that have a taken name get a number behind it', async () => {
  const named = (client: string, token: string, label: string) => {
    const { app, ...rest } = item(client, token);
    return { ...rest, app: { ...app, label } };
  };
  await add(named('one', 'rt-1', 'Shop'));
  await add(named('two', 'rt-2', 'shop'), named('three', 'rt-3', 'Shop'), named('one', 'rt-4', 'Shop'));
  const { apps, tokenSets } = await store.read();
  expect(apps.map(({ label }) => label).toSorted()).toEqual(['Shop', 'Shop 3', 'shop 2']);
  const ofFirst = tokenSets.filter(({ appId }) => apps.find(({ id }) => id === appId)?.clientId === 'one');
  expect(ofFirst.map(({ label }) => label).toSorted()).toEqual(['Token 1', 'Token 1 2']);
});

test('all of it is undone at once, and nothing else', async () => {
  await add(item('one', 'rt-1'));
  const { ids } = await add(item('one', 'rt-2'), item('two', 'rt-3'));
  writes = 0;
  expect(await undo(ids)).toEqual({ undone: true });
  expect(writes).toBe(1);
  expect(await saved()).toEqual(['one rt-1']);
  expect((await store.read()).deletions).toMatchObject([
    { state: 'pending', kind: 'app', label: 'two' },
    { state: 'pending', kind: 'token set' },
  ]);
});

test.each([
  ['is being sent', { refresh: { state: 'in flight' } }],
  ['was exchanged', { generation: 1 }],
])('nothing is undone once a token %s: its newest one would be lost', async (_what, change) => {
  const { ids } = await add(item('one', 'rt-1'), item('two', 'rt-2'));
  const read = await store.read();
  const spy = vi.spyOn(store, 'read').mockResolvedValue({
    ...read,
    tokenSets: read.tokenSets.map((set) => Object.assign({ ...set }, change)),
  });
  expect(await undo(ids)).toEqual({ undone: false });
  spy.mockRestore();
  expect(await saved()).toEqual(['one rt-1', 'two rt-2']);
});

test('nothing is saved where storage refuses it', async () => {
  vi.spyOn(store, 'write').mockRejectedValue(new Error('QuotaExceededError'));
  await expect(add(item('one', 'rt-1'))).rejects.toMatchObject({ problem: { code: 'not saved' } });
  expect(await saved()).toEqual([]);
});

test('they keep the order of the text, though storage sorts by random ids', async () => {
  await add(item('one', 'rt-1'), item('one', 'rt-2'), item('two', 'rt-3'), item('two', 'rt-4'));
  const { apps } = statusOf(await store.read(), 1);
  expect(apps.map(({ clientId }) => clientId)).toEqual(['one', 'two']);
  const { tokenSets } = await store.read();
  const tokenOf = (id: string) => tokenSets.find((set) => set.id === id)?.refreshToken;
  expect(apps.flatMap((app) => app.tokenSets.map(({ id }) => tokenOf(id)))).toEqual([
    'rt-1',
    'rt-2',
    'rt-3',
    'rt-4',
  ]);
});
