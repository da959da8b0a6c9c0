import { beforeEach, expect, test } from 'vitest';
import { type MemoryArea, memoryArea } from '../../tests/fakes/memory-area.ts';
import { type StoredItem, storedItem } from './stored-item.ts';
import { type ReadItem, withStandIn } from './with-stand-in.ts';

let disk: MemoryArea;
let item: StoredItem<string>;
let standIn: StoredItem<string | null>;
let read: ReadItem<string>;

beforeEach(async () => {
  disk = memoryArea();
  item = storedItem<string>(disk, 'item', { current: 1 });
  standIn = storedItem<string | null>(memoryArea(), 'item', { current: 1 });
  read = withStandIn(item, standIn);
  await item.set('old');
});

test('what stands in is what is read, until it goes', async () => {
  expect(await read.get()).toBe('old');

  await standIn.set('new');
  expect(await read.get()).toBe('new');

  await standIn.set(null);
  expect(await read.get()).toBe('old');
});

test('what stands in is read though the item cannot be', async () => {
  await standIn.set('new');
  disk.get = () => Promise.reject(new Error('Corruption'));

  expect(await read.get()).toBe('new');
});

test('who listens is told of both, and of the item again once nothing stands in for it', async () => {
  const seen: (string | undefined)[] = [];
  const listening = new AbortController();
  read.onChanged((value) => seen.push(value), listening.signal);

  await standIn.set('first');
  await item.set('second');
  await standIn.set(null);
  await expect.poll(() => seen).toEqual(['first', 'second', 'second']);

  listening.abort();
  await item.set('third');
  await standIn.set('fourth');
  expect(seen).toHaveLength(3);
});
