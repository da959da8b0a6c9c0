import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { nextFrame } from '../calls/frames.ts';

interface VirtualRowsOptions {
  readonly keys: readonly { readonly key: string }[];
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

interface DrawnRange extends Range {
  /** of its first row: the rows of another list share nothing with it */
  readonly key: string | undefined;
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

/** New rows of one frame beside visible ones: as many as a fast wheel turns by, and far less than a frame can draw. */
const MOST_NEW = 6;

/**
 * Which rows of a scrolled element are drawn: the visible ones at once, those beyond the edges over the next frames. A new
 * position is known before rendering, so that its rows are drawn once, and the browser lays them out once.
 */
export function useVirtualRows(wanted: VirtualRowsOptions): VirtualRows {
  const { keys, rowHeight, scroller, atEnd, shown } = wanted;
  const count = keys.length;
  const [, redraw] = useReducer((changes: number) => changes + 1, 0);
  const offset = useRef(0);
  const visible = useRef(0);
  /** px, to be set after rendering */
  const ahead = useRef<number | null>(null);
  const drawnFor = useRef('');
  const drawn = useRef<DrawnRange | null>(null);
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
  const viewport = { rowHeight, at: offset.current, visible: visible.current };
  const goal = rangeAt(viewport, count);
  const before = drawn.current && keys[drawn.current.first]?.key === drawn.current.key ? drawn.current : null;
  const range = visible.current === 0 ? goal : nextRange(before, visibleAt(viewport, count), goal);
  drawn.current = { ...range, key: keys[range.first]?.key };

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
  useOnceMore(range.first === goal.first && range.end === goal.end, () => redraw(undefined));
  return {
    ...range,
    visible: visible.current,
    scrolledTo(to) {
      offset.current = to;
      const now = rangeAt({ ...viewport, at: to }, count);
      if (now.first !== range.first || now.end !== range.end) redraw(undefined);
    },
  };
}

/** Renders again after the next frame, unless it is complete. */
function useOnceMore(isComplete: boolean, redraw: () => void): void {
  const isWaiting = useRef(false);
  useLayoutEffect(() => {
    if (isComplete || isWaiting.current) return;
    isWaiting.current = true;
    const goOn = () => {
      isWaiting.current = false;
      redraw();
    };
    // A frame that is requested now may be the one that draws this rendering.
    nextFrame(() => setTimeout(goOn));
  });
}

interface Viewport {
  /** px; also of the column heads */
  readonly rowHeight: number;
  /** px that are scrolled */
  readonly at: number;
  /** height in px */
  readonly visible: number;
}

/** The rows to draw of `count`, in the end. */
export function rangeAt({ rowHeight, at, visible }: Viewport, count: number): Range {
  const top = Math.floor(at / rowHeight) - OVERSCAN;
  const bottom = Math.ceil((at + visible) / rowHeight) + OVERSCAN;
  const end = Math.min(count, STEP * Math.ceil(bottom / STEP));
  return { first: Math.max(0, Math.min(STEP * Math.floor(top / STEP), end)), end };
}

/** The rows of `count` that are seen. */
function visibleAt({ rowHeight, at, visible }: Viewport, count: number): Range {
  const end = Math.min(count, Math.ceil((at + visible) / rowHeight));
  return { first: Math.max(0, Math.min(Math.floor(at / rowHeight), end)), end };
}

/**
 * The rows to draw next: all of `needed`, and few others of `goal`, nearest first.
 * @param before the rows drawn before; null: none of this list
 */
export function nextRange(before: Range | null, needed: Range, goal: Range): Range {
  const kept = before && before.first <= needed.end && before.end >= needed.first ? before : needed;
  let first = Math.max(goal.first, Math.min(kept.first, needed.first));
  let end = Math.min(goal.end, Math.max(kept.end, needed.end));
  const known = before ? Math.max(0, Math.min(end, before.end) - Math.max(first, before.first)) : 0;
  for (let left = MOST_NEW - (end - first - known); left > 0; left -= 1) {
    const isNearerAbove = needed.first - first <= end - needed.end;
    if (first > goal.first && (isNearerAbove || end === goal.end)) first -= 1;
    else if (end < goal.end) end += 1;
  }
  return { first, end };
}

/** The nearest offset at which a row is completely visible. It needs no layout, which the element's own size would. */
export function offsetShowing(index: number, { rowHeight, at, visible }: Viewport): number {
  const top = index * rowHeight;
  const lowest = top + 2 * rowHeight - visible;
  return Math.min(top, Math.max(at, lowest));
}
