import { expect, test, vi } from 'vitest';
import { recordDatabase } from './indexed-db.ts';

const { transaction } = vi.hoisted(() => {
  const store = { get: async () => undefined, put: async () => undefined, delete: async () => undefined };
  return { transaction: vi.fn((..._asked: unknown[]) => ({ store, done: Promise.resolve() })) };
});

vi.mock('idb', () => ({ openDB: async () => ({ transaction }) }));

test('every write waits for the disk itself', async () => {
  const database = recordDatabase('second-copy');

  await database.putEach({ a: 1 }, (_there, offered) => offered);
  await database.remove(['a']);

  expect(transaction.mock.calls).toEqual([
    ['records', 'readwrite', { durability: 'strict' }],
    ['records', 'readwrite', { durability: 'strict' }],
  ]);
});
