import { expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import { credentialStore } from './credential-store.ts';
import { living } from './credentials.ts';

test('what was written is read back, over a restart', async () => {
  const local = memoryArea();
  await credentialStore(local, memoryArea()).write({ apps: [APP], tokenSets: [tokenSet()] });

  const read = await credentialStore(local, memoryArea()).read();

  expect(read).toMatchObject({ apps: [APP], tokenSets: [tokenSet()], unreadable: [], unsaved: {} });
});

test.each([
  ['broken', { version: 1, value: { id: 'set-2' } }],
  ['of a newer version', { version: 99, value: tokenSet({ id: 'set-2' }) }],
  ['no record at all', 'x'],
  ['with an empty refresh token', { version: 1, value: tokenSet({ id: 'set-2', refreshToken: '' }) }],
])('a record that is %s hides no other and stays as it is', async (_what, record) => {
  const local = memoryArea();
  const store = credentialStore(local, memoryArea());
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });
  await local.set({ 'tokenSet.set-2': record });

  const read = await store.read();

  expect(read.tokenSets).toEqual([tokenSet()]);
  expect(read.unreadable).toEqual(['tokenSet.set-2']);
  expect(local.items.get('tokenSet.set-2')).toEqual(record);
});

test('erasing leaves a tombstone and no secret, also when the background dies between write and removal', async () => {
  const local = memoryArea();
  const store = credentialStore({ ...local, remove: () => Promise.reject(new Error('died')) }, memoryArea());
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });

  const deletions = ['app-1', 'set-1'].map((id) => ({ state: 'done', id, at: 5 }) as const);
  await store.write({ deletions, erase: ['app-1', 'set-1'] }).catch(() => undefined);

  const raw = JSON.stringify([...local.items]);
  expect(raw).not.toContain('refresh-0');
  expect(raw).not.toContain('secret-1');
  expect((await store.read()).deletions).toEqual(deletions);
});

test('a deleted app takes its token sets out of sight at once', async () => {
  const store = credentialStore(memoryArea(), memoryArea());
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });

  await store.write({ deletions: [{ state: 'pending', id: APP.id, kind: 'app', label: 'x', until: 9 }] });

  expect(living(await store.read())).toMatchObject({ apps: [], tokenSets: [] });
  await store.undelete(APP.id);
  expect(living(await store.read())).toMatchObject({ apps: [APP], tokenSets: [tokenSet()] });
});
