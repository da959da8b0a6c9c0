import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TokenSet } from '../../src/oauth/token-set.ts';
import type { RecordDatabase } from '../../src/platform/indexed-db.ts';
import type { StorageArea } from '../../src/platform/storage-area.ts';
import { type CredentialStore, credentialStore } from '../../src/storage/secret/credential-store.ts';
import { RECORD_VERSION } from '../../src/storage/secret/record-migrations.ts';
import { secondCopy } from '../../src/storage/secret/second-copy.ts';
import { isEnvelope } from '../../src/storage/stored-item.ts';
import { type MemoryArea, memoryArea } from '../fakes/memory-area.ts';
import { type MemoryDatabase, memoryDatabase } from '../fakes/memory-database.ts';
import { APP, tokenSet } from '../fakes/token-set.ts';

/**
 * Downgrades from a build of tomorrow to this one, and back: tomorrow's writes its records in the next version, which this
 * build cannot read. The real older build is installed in real browsers by tests/e2e/downgrades.soak.ts.
 */
const NEXT = RECORD_VERSION + 1;

function moved(stored: unknown, from: number, to: number): unknown {
  return isEnvelope(stored) && stored.version === from ? { ...stored, version: to } : stored;
}

/** To write, and to read, as tomorrow's build. */
const toNext = (stored: unknown): unknown => moved(stored, RECORD_VERSION, NEXT);
const fromNext = (stored: unknown): unknown => moved(stored, NEXT, RECORD_VERSION);

function each(items: Readonly<Record<string, unknown>>, change: (stored: unknown) => unknown) {
  return Object.fromEntries(Object.entries(items).map(([key, stored]) => [key, change(stored)]));
}

function areaOfNext(area: MemoryArea): StorageArea {
  return {
    ...area,
    get: async (keys) => each(await area.get(keys), fromNext),
    set: (items) => area.set(each(items, toNext)),
  };
}

function databaseOfNext(database: MemoryDatabase): RecordDatabase {
  return {
    ...database,
    get: async (key) => fromNext(await database.get(key)),
    getAll: async () => each(await database.getAll(), fromNext),
    putEach: (records, choose) =>
      database.putEach(records, (there, offered) => toNext(choose(fromNext(there), offered))),
  };
}

interface Disk {
  readonly local: MemoryArea;
  readonly database: MemoryDatabase;
}

/** The store of a build that starts on the disk; it restores what it finds lost. */
async function started(build: string, { local, database }: Disk): Promise<CredentialStore> {
  const session = memoryArea();
  const store =
    build === 'next'
      ? credentialStore({ local: areaOfNext(local), session, copy: secondCopy(databaseOfNext(database)) })
      : credentialStore({ local, session, copy: secondCopy(database) });
  await store.recover(0, await store.lost());
  return store;
}

const STEP = fc.record({
  build: fc.constantFrom('this', 'next'),
  act: fc.constantFrom('rotate', 'rotate', 'rotate without second copy', 'add', 'lose first copy', 'nothing'),
  which: fc.nat(),
});

type Step = typeof STEP extends fc.Arbitrary<infer T> ? T : never;

/** What the server accepts, by the id of the token set. */
type Newest = Map<string, string>;

/** What a build does with a token set that it can read. */
async function act({ build, act: wanted, which }: Step, disk: Disk, newest: Newest): Promise<void> {
  const store = await started(build, disk);
  const { tokenSets } = await store.read();
  const chosen = tokenSets[which % Math.max(tokenSets.length, 1)];
  if (wanted === 'add') {
    const added = tokenSet({ id: `set-${newest.size + 1}`, refreshToken: `refresh-${newest.size + 1}-0` });
    await store.write({ tokenSets: [added] });
    newest.set(added.id, added.refreshToken);
  }
  if (chosen === undefined) return;
  if (wanted.startsWith('rotate')) {
    disk.database.broken = wanted === 'rotate without second copy';
    const rotated = next(chosen);
    await store.writeNewToken(rotated);
    disk.database.broken = false;
    newest.set(rotated.id, rotated.refreshToken);
  }
  const key = `tokenSet.${chosen.id}`;
  // Where it is the only one, nobody could restore it.
  const isCopied = JSON.stringify(disk.database.records.get(key) ?? null).includes(
    `"${chosen.refreshToken}"`,
  );
  if (wanted === 'lose first copy' && isCopied) await disk.local.remove([key]);
}

function next(set: TokenSet): TokenSet {
  const generation = set.generation + 1;
  return { ...set, generation, refreshToken: `${set.id} of generation ${generation}` };
}

test('20 random downgrades and upgrades lose no token', async () => {
  const steps = fc.array(STEP, { minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(steps, async (played) => {
      const disk: Disk = { local: memoryArea(), database: memoryDatabase() };
      const first = await started('this', disk);
      await first.write({ apps: [APP], tokenSets: [tokenSet()] });
      const newest: Newest = new Map([['set-1', tokenSet().refreshToken]]);
      for (const step of played) await act(step, disk, newest);
      const { tokenSets } = await (await started('next', disk)).read();
      expect(new Map(tokenSets.map(({ id, refreshToken }) => [id, refreshToken]))).toEqual(newest);
    }),
    { numRuns: 100 },
  );
});

test('a record that this build cannot read stays as it is, in both copies, also after a recovery', async () => {
  const disk: Disk = { local: memoryArea(), database: memoryDatabase() };
  await (await started('next', disk)).write({ apps: [APP], tokenSets: [tokenSet()] });
  const before = [structuredClone(disk.local.items), structuredClone(disk.database.records)];
  const read = await (await started('this', disk)).read();
  expect(read.tokenSets).toEqual([]);
  expect(read.unreadable.map(({ because }) => because)).toEqual(['newer', 'newer']);
  expect([disk.local.items, disk.database.records]).toEqual(before);
});
