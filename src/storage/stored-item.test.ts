import { expect, test } from 'vitest';
import { memoryArea } from '../../tests/fakes/memory-area.ts';
import { NewerVersionError, storedItem } from './stored-item.ts';

test('an older value goes through every migration up to the current version', async () => {
  const area = memoryArea();
  await area.set({ item: { version: 1, value: 'a' } });
  const migrations = { 2: (older: unknown) => `${older}b`, 3: (older: unknown) => `${older}c` };

  const item = storedItem<string>(area, 'item', { current: 3, migrations });

  expect(await item.get()).toBe('abc');
});

test('what a newer version wrote is neither read nor overwritten', async () => {
  const area = memoryArea();
  await area.set({ item: { version: 2, value: 'new' } });
  const item = storedItem<string>(area, 'item', { current: 1 });

  expect(await item.get()).toBeUndefined();
  await expect(item.set('old')).rejects.toThrow(NewerVersionError);
  expect(area.items.get('item')).toEqual({ version: 2, value: 'new' });
});

test('tells who listens of every new value, until told to stop', async () => {
  const area = memoryArea();
  const item = storedItem<string>(area, 'item', { current: 1 });
  const seen: (string | undefined)[] = [];
  const listening = new AbortController();
  item.onChanged((value) => seen.push(value), listening.signal);

  await item.set('one');
  await area.set({ other: 1 });
  await area.remove(['item']);
  listening.abort();
  await item.set('two');

  expect(seen).toEqual(['one', undefined]);
});

test('a value becomes text in the version that stores it so, and an older one is still read', async () => {
  const area = memoryArea();
  const migrations = { 2: (older: unknown) => ({ ...Object(older), b: null }) };
  const item = storedItem<unknown>(area, 'item', { current: 3, migrations, asText: true });

  await area.set({ item: { version: 1, value: { a: 'ä"\n' } } });
  expect(await item.get()).toEqual({ a: 'ä"\n', b: null });
  await area.set({ item: { version: 2, value: null } });
  expect(await item.get()).toBeNull();

  const told: unknown[] = [];
  item.onChanged((value) => told.push(value), new AbortController().signal);
  await item.set({ a: 'ä"\n' });
  expect(area.items.get('item')).toEqual({ version: 3, value: '{"a":"ä\\"\\n"}' });
  await item.set(null);
  expect([await item.get(), told]).toEqual([null, [{ a: 'ä"\n' }, null]]);
});
