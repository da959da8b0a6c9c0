import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

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
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollPaddingEnd: rowHeight,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    visible: virtualizer.scrollRect?.height ?? 0,
    scrollToIndex: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
