import { beforeEach, expect, test } from 'vitest';
import { type MemoryDatabase, memoryDatabase } from '../../../tests/fakes/memory-database.ts';
import { MOST_SAVED, NoRoomForSession, savedSessions, UNDO_FOR } from './saved-sessions.ts';

let database: MemoryDatabase;
let time = 0;
let ids = 0;
beforeEach(() => {
  database = memoryDatabase();
  time = 1000;
});

const sessions = () =>
  savedSessions(
    database,
    () => time,
    () => {
      ids += 1;
      return `id-${ids}`;
    },
  );
const ABOUT = { calls: 2, personal: false };

test('sessions are listed, newest first, and opened', async () => {
  await sessions().save({ ...ABOUT, name: 'Checkout' }, new Blob(['{}']));
  time += 1;
  await sessions().save({ ...ABOUT, name: 'Returns' }, new Blob(['{"log":1}']));
  const [returns, checkout] = await sessions().list();
  expect([returns, checkout]).toMatchObject([
    { name: 'Returns', size: 9, calls: 2, removedAt: null },
    { name: 'Checkout', size: 2, savedAt: 1000 },
  ]);
  expect(await (await sessions().file(returns?.id ?? ''))?.text()).toBe('{"log":1}');
  expect(await sessions().file('unknown')).toBeUndefined();
});

test('a removed one comes back for ten seconds, and is erased afterwards', async () => {
  await sessions().save({ ...ABOUT, name: 'Checkout' }, new Blob(['{}']));
  const [{ id } = { id: '' }] = await sessions().list();
  await sessions().remove(id);
  expect(await sessions().list()).toMatchObject([{ removedAt: time }]);
  await sessions().bringBack(id);
  expect(await sessions().list()).toMatchObject([{ removedAt: null }]);
  await sessions().remove(id);
  time += UNDO_FOR;
  expect(await sessions().list()).toEqual([]);
  expect(await database.keys()).toEqual([]);
});

test('all together have a limit', async () => {
  const half = { size: MOST_SAVED / 2 + 1 } as Blob;
  await sessions().save({ ...ABOUT, name: 'One' }, half);
  await expect(sessions().save({ ...ABOUT, name: 'Two' }, half)).rejects.toThrow(NoRoomForSession);
  expect(await sessions().list()).toHaveLength(1);
});
