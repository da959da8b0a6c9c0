import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface TailOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly keys: readonly { readonly key: string }[];
  /** px */
  readonly rowHeight: number;
}

/** A row, and where it was. */
interface Anchor {
  readonly key: string;
  readonly index: number;
}

/**
 * Keeps the newest row in sight while the list is scrolled to its end; elsewhere keeps the rows that are looked at where
 * they are, when older ones leave the list. Gives the listener of the list's scrolling.
 */
export function useTail({ scroller, keys, rowHeight }: TailOptions): () => void {
  const atEnd = useRef(true);
  const first = useRef<string | undefined>(undefined);
  const top = useRef<Anchor | null>(null);

  function remember(element: HTMLElement): void {
    const index = Math.floor(element.scrollTop / rowHeight);
    const key = keys[index]?.key;
    top.current = key === undefined ? null : { key, index };
  }

  useLayoutEffect(() => {
    const element = scroller.current;
    const before = first.current;
    first.current = keys[0]?.key;
    if (!element) return;
    if (atEnd.current) element.scrollTop = element.scrollHeight;
    else if (before !== first.current) element.scrollTop -= rowHeight * movedUp(top.current, keys);
    remember(element);
  });

  return () => {
    const element = scroller.current;
    if (!element) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < rowHeight;
    remember(element);
  };
}

/** By how many rows an anchor has moved up; none where it has left the list. */
function movedUp(anchor: Anchor | null, keys: TailOptions['keys']): number {
  const index = anchor ? keys.findIndex(({ key }) => key === anchor.key) : -1;
  return anchor && index >= 0 ? anchor.index - index : 0;
}
