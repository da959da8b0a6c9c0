import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

interface VirtualRowsOptions {
  readonly count: number;
  /** px; also of the column heads, which stay visible above the rows */
  readonly rowHeight: number;
  readonly scroller: RefObject<HTMLElement | null>;
}

export interface VirtualRows {
  /** the rows near the visible ones */
  readonly items: readonly VirtualItem[];
  /** height of all rows in px */
  readonly height: number;
  /** height of the scrolled element in px */
  readonly visible: number;
  readonly scrollToIndex: (index: number) => void;
}

/** Rows beyond each edge, so that a fast scroll shows no gap. */
const OVERSCAN = 12;

/** Renders only the visible rows of a scrolled element. */
export function useVirtualRows({ count, rowHeight, scroller }: VirtualRowsOptions): VirtualRows {
  const [, redraw] = useReducer((changes: number) => changes + 1, 0);
  /** px, set here and not yet reported by the browser */
  const ahead = useRef<number | null>(null);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => {
      ahead.current = null;
      redraw(undefined);
    },
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  // The list is measured in the same effects that scroll to its row.
  const seen = () => virtualizer.scrollRect?.height ?? 0;
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    visible: seen(),
    scrollToIndex(index) {
      const at = ahead.current ?? virtualizer.scrollOffset ?? 0;
      const to = offsetShowing(index, { rowHeight, at, visible: seen() });
      if (to === at || !scroller.current) return;
      ahead.current = to;
      scroller.current.scrollTop = to;
    },
  };
}

interface Viewport {
  /** px; also of the column heads */
  readonly rowHeight: number;
  /** px that are scrolled */
  readonly at: number;
  /** height in px */
  readonly visible: number;
}

/** The nearest offset at which a row is completely visible. It needs no layout, which the element's own size would. */
export function offsetShowing(index: number, { rowHeight, at, visible }: Viewport): number {
  const top = index * rowHeight;
  const lowest = top + 2 * rowHeight - visible;
  return Math.min(top, Math.max(at, lowest));
}
