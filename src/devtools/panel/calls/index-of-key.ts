import { useRef } from 'preact/hooks';

/** Rows around the last place: those of a page, and those that came or went since. */
const NEAR = 200;

/** Index of the call with a key; -1: none. A key press moves it a little, so it is looked for near its last index first. */
export function indexOfKey(
  calls: readonly { readonly key: string }[],
  key: string | null,
  last: number,
): number {
  if (key === null) return -1;
  for (let distance = 0; distance <= NEAR; distance += 1) {
    if (calls[last - distance]?.key === key) return last - distance;
    if (calls[last + distance]?.key === key) return last + distance;
  }
  // "Home" leads to the first call, "End" to the last one.
  return calls[0]?.key === key ? 0 : calls.findLastIndex((each) => each.key === key);
}

/** The same in a list that changes, or while another call is selected. */
export function useIndexOfKey(calls: readonly { readonly key: string }[], key: string | null): number {
  const last = useRef(0);
  const index = indexOfKey(calls, key, last.current);
  if (index >= 0) last.current = index;
  return index;
}
