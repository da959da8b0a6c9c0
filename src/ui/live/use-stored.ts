import { useEffect, useState } from 'preact/hooks';

/** The part of a stored item that a page follows. */
export interface Followed<T> {
  onChanged(callback: (value: T | undefined) => void, signal: AbortSignal): void;
}

/** A stored value, from the one read before the page was drawn, kept up to date. Undefined: there is none. */
export function useStored<T>(item: Followed<T>, first: T | undefined): T | undefined {
  const [value, setValue] = useState(first);
  useEffect(() => {
    const following = new AbortController();
    item.onChanged(setValue, following.signal);
    return () => following.abort();
  }, [item]);
  return value;
}
