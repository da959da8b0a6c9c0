import { expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { NewerVersionError, storedItem } from '../stored-item.ts';
import { sharedItem } from './shared-item.ts';

/** Runs one task after the other, like a Web Lock. */
function oneByOne() {
  let last: Promise<unknown> = Promise.resolve();
  return (task: () => Promise<void>) => {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function open(area = memoryArea()) {
  const alone = oneByOne();
  const page = () => sharedItem(storedItem<number>(area, 'item', { current: 1 }), 'item', alone);
  return { area, page };
}

test('no change of another page is lost', async () => {
  const { page } = open();
  const pages = [page(), page(), page()];
  await Promise.all(
    pages.flatMap((each) => [1, 2, 3, 4].map(() => each.change((before) => (before ?? 0) + 1))),
  );
  expect(await page().get()).toBe(12);
});

test('what a newer version wrote stays as it is, and so does everything on a full disk', async () => {
  const { area, page } = open();
  await area.set({ item: { version: 2, value: { newer: true } } });
  await expect(page().change(() => 1)).rejects.toThrow(NewerVersionError);
  expect(area.items.get('item')).toEqual({ version: 2, value: { newer: true } });

  await area.set({ item: { version: 1, value: 5 } });
  area.refuse = 'QuotaExceededError';
  await expect(page().change((before = 0) => before + 1)).rejects.toThrow('Quota');
  area.refuse = null;
  await page().change((before = 0) => before + 1);
  expect(await page().get()).toBe(6);
});
