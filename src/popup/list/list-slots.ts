import type { PendingDeletion } from '../../storage/public/status.ts';

/** One entry of a list: an item, or a deleted one that can still be restored. */
type ListSlot<T> =
  | { readonly id: string; readonly item: T; readonly deleted: null }
  | { readonly id: string; readonly item: null; readonly deleted: PendingDeletion };

/** The list with every deleted item at its former position. */
export function listSlots<T extends { readonly id: string }>(
  items: readonly T[],
  deletions: readonly PendingDeletion[],
): readonly ListSlot<T>[] {
  const deletedBehind = (count: number) =>
    deletions
      .filter(({ position }) => position && Math.min(position.behind, items.length) === count)
      .map((deleted): ListSlot<T> => ({ id: deleted.id, item: null, deleted }));
  return [
    ...deletedBehind(0),
    ...items.flatMap((item, index) => [{ id: item.id, item, deleted: null }, ...deletedBehind(index + 1)]),
  ];
}
