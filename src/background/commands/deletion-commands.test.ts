import { beforeEach, expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { APP, tokenSet } from '../../../tests/fakes/token-set.ts';
import { type CredentialStore, credentialStore } from '../../storage/secret/credential-store.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import { secondCopy } from '../../storage/secret/second-copy.ts';
import { deletionCommands } from './deletion-commands.ts';

let store: CredentialStore;
let settled: number;
let renewed: number;
let now: number;
let commands: ReturnType<typeof deletionCommands>;

beforeEach(async () => {
  store = credentialStore({
    local: memoryArea(),
    session: memoryArea(),
    copy: secondCopy(memoryDatabase()),
  });
  settled = 0;
  now = 1000;
  renewed = 0;
  commands = deletionCommands({
    store,
    now: () => now,
    lock: (_name, task) => task(),
    changed: async () => undefined,
    settleLater: () => {
      settled += 1;
    },
    refreshDueLater: () => {
      renewed += 1;
    },
  });
  await store.write({ apps: [APP], tokenSets: [tokenSet()] });
});

async function livingIds(): Promise<readonly string[]> {
  const { apps, tokenSets } = withoutDeleted(await store.read());
  return [...apps, ...tokenSets].map(({ id }) => id);
}

test('what is deleted is gone at once, and is looked at again when its ten seconds are over', async () => {
  await commands['item.delete']({ id: 'set-1' });

  expect(await livingIds()).toEqual(['app-1']);
  expect((await store.read()).deletions).toMatchObject([{ state: 'pending', until: 11_000 }]);
  expect(settled).toBe(1);
});

test('a second click on the same button deletes nothing twice, and gives no second ten seconds', async () => {
  await commands['item.delete']({ id: 'set-1' });
  now = 3000;
  await commands['item.delete']({ id: 'set-1' });

  expect((await store.read()).deletions).toMatchObject([{ state: 'pending', until: 11_000 }]);
});

test('what comes back is renewed where it has become due: no start has looked at it meanwhile', async () => {
  await commands['item.delete']({ id: 'set-1' });
  expect(renewed).toBe(0);
  await commands['item.undelete']({ id: 'set-1' });
  expect(renewed).toBe(1);
});

test('a second click on "Undo" is no mistake', async () => {
  await commands['item.delete']({ id: 'set-1' });
  await commands['item.undelete']({ id: 'set-1' });
  await commands['item.undelete']({ id: 'set-1' });

  expect(await livingIds()).toEqual(['app-1', 'set-1']);
});

test.each(['item.delete', 'item.undelete'] as const)(
  '%s says that nothing of that id is there',
  async (name) => {
    await store.write({ erase: ['set-1'], deletions: [{ state: 'done', id: 'set-1', at: 1 }] });

    await expect(commands[name]({ id: 'set-1' })).rejects.toMatchObject({ problem: { code: 'not found' } });
  },
);
