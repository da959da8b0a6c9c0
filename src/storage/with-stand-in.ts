import type { StoredItem } from './stored-item.ts';

/** The part of an item that readers need. */
export type ReadItem<T> = Pick<StoredItem<T>, 'get' | 'onChanged'>;

/**
 * An item with a substitute for the time that it cannot be written: the stand-in's value wins while it has one. Later
 * writes to the item itself are always newer.
 */
/* @__NO_SIDE_EFFECTS__ */
export function withStandIn<T>(item: ReadItem<T>, standIn: ReadItem<T | null>): ReadItem<T> {
  // If the stand-in fails, the item is read. The popup renders with this, and a trace would slow down every opening.
  const get = async () => (await standIn.get().catch(() => undefined)) ?? (await item.get());
  return {
    get,
    onChanged(callback, signal) {
      item.onChanged(callback, signal);
      standIn.onChanged((value) => {
        if (value) callback(value);
        else void get().then((now) => signal.aborted || callback(now));
      }, signal);
    },
  };
}
