import type { PendingDeletion } from '../../storage/public/status.ts';

/** One place of a list: something that is there, or what was deleted there and can still be taken back. */
type ListSlot<T> =
  | { readonly id: string; readonly item: T; readonly deleted: null }
  | { readonly id: string; readonly item: null; readonly deleted: PendingDeletion };

/** The list with every deleted item where it stood. */
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
