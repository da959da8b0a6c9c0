import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface TailOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly keys: readonly { readonly key: string }[];
  /** identifies the order of the rows; null: new rows come at the end */
  readonly order: object | null;
  /** px */
  readonly rowHeight: number;
  /** height of the scrolled element in px */
  readonly visible: number;
  /** the list is scrolled to its end */
  readonly atEnd: RefObject<boolean>;
  /** told of each new offset in px */
  readonly scrolledTo: (offset: number) => void;
}

/** A row, and its previous position. */
interface Anchor {
  readonly key: string;
  readonly index: number;
}

/**
 * Notes whether the list is scrolled to its end. Elsewhere, and in a sorted list, keeps the visible rows in place when
 * others come or go above them. Returns the scroll listener of the list.
 */
export function useTail(options: TailOptions): () => void {
  const { scroller, keys, order, rowHeight, visible, atEnd, scrolledTo } = options;
  const first = useRef<string | undefined>(undefined);
  const top = useRef<Anchor | null>(null);
  const lastOrder = useRef(order);
  /** px; reading it from the element causes a layout, so it is read only after scrolling, and where it is written */
  const scrolled = useRef(0);

  function remember(): void {
    const index = Math.floor(scrolled.current / rowHeight);
    const key = keys[index]?.key;
    top.current = key === undefined ? null : { key, index };
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another list moves its rows.
  useLayoutEffect(() => {
    const element = scroller.current;
    const isUnmoved = order === null && first.current === keys[0]?.key;
    const mayHaveMoved = order === lastOrder.current && !isUnmoved;
    first.current = keys[0]?.key;
    lastOrder.current = order;
    if (!element) return;
    const moved = mayHaveMoved ? movedUp(top.current, keys) : 0;
    if (!atEnd.current && moved !== 0) {
      // The browser may have scrolled and not said so yet; writing the position costs the layout that reading it does.
      scrolled.current = element.scrollTop - rowHeight * moved;
      element.scrollTop = scrolled.current;
    }
    remember();
  }, [keys]);

  return () => {
    const element = scroller.current;
    if (!element) return;
    scrolled.current = element.scrollTop;
    // Its own height would need a layout.
    atEnd.current = (keys.length + 1) * rowHeight - scrolled.current - visible < rowHeight;
    remember();
    scrolledTo(scrolled.current);
  };
}

/** By how many rows an anchor has moved up; none if it has left the list. */
function movedUp(anchor: Anchor | null, keys: TailOptions['keys']): number {
  const index = anchor ? keys.findIndex(({ key }) => key === anchor.key) : -1;
  return anchor && index >= 0 ? anchor.index - index : 0;
}
