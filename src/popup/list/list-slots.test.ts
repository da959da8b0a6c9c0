import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PendingDeletion } from '../../storage/public/status.ts';
import { listSlots } from './list-slots.ts';

function deleted(id: string, behind: number): PendingDeletion {
  const position = { environmentId: 'production', appId: 'app', behind };
  return { id, kind: 'token set', label: id, until: 1, position };
}

function order(items: readonly string[], deletions: readonly PendingDeletion[]): string {
  return listSlots(
    items.map((id) => ({ id })),
    deletions,
  )
    .map(({ id, deleted: gone }) => (gone ? `(${id})` : id))
    .join(' ');
}

describe('listSlots', () => {
  test.each([
    ['nothing deleted', ['a', 'b'], [], 'a b'],
    ['the first', ['b', 'c'], [deleted('a', 0)], '(a) b c'],
    ['one in the middle', ['a', 'c'], [deleted('b', 1)], 'a (b) c'],
    ['the last', ['a', 'b'], [deleted('c', 2)], 'a b (c)'],
    ['two in a row, in their order', ['a', 'd'], [deleted('b', 1), deleted('c', 1)], 'a (b) (c) d'],
    ['all of them', [], [deleted('a', 0), deleted('b', 0)], '(a) (b)'],
    ['one that stood behind what is gone since', ['a'], [deleted('c', 2)], 'a (c)'],
  ])('%s', (_what, items, deletions, shown) => {
    expect(order(items, deletions)).toBe(shown);
  });

  test('shows everything once, and the living in their order', () => {
    const anyDeletions = fc.uniqueArray(fc.nat(5), { maxLength: 5 });
    fc.assert(
      fc.property(fc.nat(5), anyDeletions, (count, behind) => {
        const items = Array.from({ length: count }, (_, index) => ({ id: `item-${index}` }));
        const slots = listSlots(
          items,
          behind.map((each) => deleted(`deleted-${each}`, each)),
        );
        expect(slots.flatMap(({ item }) => item ?? [])).toEqual(items);
        expect(new Set(slots.map(({ id }) => id)).size).toBe(count + behind.length);
      }),
    );
  });
});
