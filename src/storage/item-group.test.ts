import { beforeEach, expect, test, vi } from 'vitest';
import { type MemoryArea, memoryArea } from '../../tests/fakes/memory-area.ts';
import { itemGroup } from './item-group.ts';
import { storedItem } from './stored-item.ts';

let disk: MemoryArea;
let memory: MemoryArea;

beforeEach(() => {
  disk = memoryArea();
  memory = memoryArea();
});

function group() {
  const items = {
    status: storedItem<string>(disk, 'status', {
      current: 2,
      migrations: { 2: (older) => `${String(older)}, migrated` },
    }),
    policy: storedItem<string>(disk, 'policy', { current: 1 }),
    pins: storedItem<string>(memory, 'pins', { current: 1 }),
  };
  return { items, all: itemGroup(items, ['status']) };
}

test('reads its items in one call per area, each in its own version', async () => {
  await disk.set({ status: { version: 1, value: 'old' }, policy: { version: 1, value: 'on' } });
  const reads = [vi.spyOn(disk, 'get'), vi.spyOn(memory, 'get')];
  const { all } = group();

  expect(await all.get()).toEqual({ status: 'old, migrated', policy: 'on', pins: undefined });
  expect(reads.map(({ mock }) => mock.calls)).toEqual([[[['status', 'policy']]], [[['pins']]]]);
});

test('reads again only after a change', async () => {
  const { items, all } = group();
  const first = await all.get();
  expect(await all.get()).toBe(first);

  await items.pins.set('tab 7');
  expect(await all.get()).toEqual({ ...first, pins: 'tab 7' });

  await disk.set({ other: 1 });
  const again = await all.get();
  await disk.set({ another: 1 });
  expect(await all.get()).toBe(again);
});

test('a change between the first read and the subscription is read', async () => {
  const { items, all } = group();
  const first = await all.get();
  await items.policy.set('off');

  all.onChanged(() => undefined, new AbortController().signal);

  expect(await all.get()).toEqual({ ...first, policy: 'off' });
});

test('who listens gets the last values, until the signal', async () => {
  const { items, all } = group();
  const seen: unknown[] = [];
  const listening = new AbortController();
  all.onChanged((values) => seen.push(values), listening.signal);

  await Promise.all([items.policy.set('on'), items.pins.set('tab 7')]);
  await vi.waitFor(() => expect(seen.at(-1)).toEqual({ policy: 'on', pins: 'tab 7' }));

  listening.abort();
  const before = seen.length;
  await items.policy.set('off');
  await all.get();
  expect(seen).toHaveLength(before);
});

test('one damaged item is absent if the group may lack it; else nothing is read', async () => {
  const { items, all } = group();
  await items.policy.set('on');
  const get = disk.get;
  const damaged = new Set(['status']);
  disk.get = (keys) =>
    keys?.some((key) => damaged.has(key)) ? Promise.reject(new Error('Corruption')) : get(keys);

  expect(await all.get()).toEqual({ policy: 'on' });

  damaged.add('policy');
  await items.pins.set('tab 7');
  await expect(all.get()).rejects.toThrow('Corruption');

  damaged.clear();
  expect(await all.get()).toEqual({ policy: 'on', pins: 'tab 7' });
});
