import type { StoredItem } from './stored-item.ts';

/** What readers of an item need. */
export type ReadItem<T> = Pick<StoredItem<T>, 'get' | 'onChanged'>;

/**
 * An item that another one stands in for while it cannot be written: where the other has a value, that is the one.
 * What is written into the item itself is the newer word in any case.
 */
export function withStandIn<T>(item: ReadItem<T>, standIn: ReadItem<T | null>): ReadItem<T> {
  // The item itself tells more than nothing; the popup draws with this, and a trace would cost every opening.
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
