import { useEffect, useState } from 'preact/hooks';

/** The part of a stored item that a page follows. */
export interface Followed<T> {
  get(): Promise<T | undefined>;
  onChanged(callback: (value: T | undefined) => void, signal: AbortSignal): void;
}

/** A stored value, from the one read before the page was drawn, kept up to date. Undefined: there is none. */
export function useStored<T>(item: Followed<T>, first: T | undefined): T | undefined {
  const [value, setValue] = useState(first);
  useEffect(() => {
    const following = new AbortController();
    const { signal } = following;
    item.onChanged(setValue, signal);
    // What was written after it was read and before it was followed.
    const readAgain = item.get().then((now) => signal.aborted || setValue(now));
    // Then the value that the page was opened with stays.
    readAgain.catch(() => undefined);
    return () => following.abort();
  }, [item]);
  return value;
}
