import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

interface VirtualRowsOptions {
  readonly count: number;
  /** px, of each row and of the column heads, which stay visible above the rows */
  readonly rowHeight: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** the list is scrolled to its end, and stays there while rows come */
  readonly atEnd: RefObject<boolean>;
  /** index of the row that this rendering brings into view; -1: none */
  readonly shown: number;
}

/** The rows to draw: from `first` up to `end`, without it. */
interface Range {
  readonly first: number;
  readonly end: number;
}

export interface VirtualRows extends Range {
  /** height of the scrolled element in px; 0: not measured yet */
  readonly visible: number;
  /** the list was scrolled, to this offset in px */
  readonly scrolledTo: (offset: number) => void;
}

/** Rows beyond each edge, so that a fast scroll shows no gap. */
const OVERSCAN = 10;

/** The first row is a multiple of it: most small scrolls draw nothing new. */
const STEP = 4;

/**
 * Which rows of a scrolled element are drawn. A new position is known before rendering, so that its rows are drawn once,
 * and the browser lays them out once.
 */
export function useVirtualRows(wanted: VirtualRowsOptions): VirtualRows {
  const { count, rowHeight, scroller, atEnd, shown } = wanted;
  const [, redraw] = useReducer((changes: number) => changes + 1, 0);
  const offset = useRef(0);
  const visible = useRef(0);
  /** px, to be set after rendering */
  const ahead = useRef<number | null>(null);
  const drawnFor = useRef('');
  const goTo = (to: number) => {
    if (to === offset.current) return;
    offset.current = to;
    ahead.current = to;
  };
  const size = `${count} ${visible.current}`;
  if (visible.current > 0) {
    const end = Math.max(0, (count + 1) * rowHeight - visible.current);
    if (shown >= 0) {
      goTo(offsetShowing(shown, { rowHeight, at: offset.current, visible: visible.current }));
      atEnd.current = end - offset.current < rowHeight;
    } else if (atEnd.current && size !== drawnFor.current) goTo(end);
  }
  drawnFor.current = size;
  const rangeNow = () => rangeAt({ rowHeight, at: offset.current, visible: visible.current }, count);
  const range = rangeNow();

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      if (visible.current === element.offsetHeight) return;
      visible.current = element.offsetHeight;
      redraw(undefined);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  useLayoutEffect(() => {
    if (ahead.current !== null && scroller.current) scroller.current.scrollTop = ahead.current;
    ahead.current = null;
  });
  return {
    ...range,
    visible: visible.current,
    scrolledTo(to) {
      offset.current = to;
      const now = rangeNow();
      if (now.first !== range.first || now.end !== range.end) redraw(undefined);
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

/** The rows to draw of `count`. */
export function rangeAt({ rowHeight, at, visible }: Viewport, count: number): Range {
  const top = Math.floor(at / rowHeight) - OVERSCAN;
  const bottom = Math.ceil((at + visible) / rowHeight) + OVERSCAN;
  const end = Math.min(count, STEP * Math.ceil(bottom / STEP));
  return { first: Math.max(0, Math.min(STEP * Math.floor(top / STEP), end)), end };
}

/** The nearest offset at which a row is completely visible. It needs no layout, which the element's own size would. */
export function offsetShowing(index: number, { rowHeight, at, visible }: Viewport): number {
  const top = index * rowHeight;
  const lowest = top + 2 * rowHeight - visible;
  return Math.min(top, Math.max(at, lowest));
}
