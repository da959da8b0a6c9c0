import { useEffect, useState } from 'preact/hooks';

/** The part of a stored item that a page follows. */
export interface Followed<T> {
  get(): Promise<T | undefined>;
  onChanged(callback: (value: T | undefined) => void, signal: AbortSignal): void;
}

/**
 * A stored value, initially the one that was read before the page was rendered, then kept up to date. Undefined: there
 * is none.
 */
export function useStored<T>(item: Followed<T>, first: T | undefined): T | undefined {
  const [value, setValue] = useState(first);
  useEffect(() => {
    const following = new AbortController();
    const { signal } = following;
    item.onChanged(setValue, signal);
    // Covers changes between the first read and the subscription.
    const readAgain = item.get().then((now) => signal.aborted || setValue(now));
    // After a failure the initial value stays.
    readAgain.catch(() => undefined);
    return () => following.abort();
  }, [item]);
  return value;
}
