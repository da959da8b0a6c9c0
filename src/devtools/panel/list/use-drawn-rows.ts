import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { DiagnosedCall } from '../calls/call.ts';
import type { CallOrder } from '../columns/columns.ts';
import { useTail } from './use-tail.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

interface List {
  readonly calls: readonly DiagnosedCall[];
  /** null: as the calls began */
  readonly order: CallOrder | null;
  readonly selectedKey: string | null;
}

interface DrawnParts {
  /** px */
  readonly rowHeight: number;
  /** index of the selected row; -1: none */
  readonly at: number;
  readonly scroller: RefObject<HTMLElement | null>;
}

/** The rows to draw, in the place that selection, order and scrolling give them. */
export function useDrawnRows({ calls, order, selectedKey }: List, { at, ...parts }: DrawnParts) {
  const atEnd = useRef(true);
  // Once per selection and order; afterwards the user scrolls freely.
  const last = useRef<string | null>(null);
  const lastOrder = useRef(order);
  // Another order begins at its top, or shows the selected row.
  const isOther = lastOrder.current !== order;
  lastOrder.current = order;
  // New rows of a sorted list come anywhere.
  if (order !== null) atEnd.current = false;
  const shown = last.current === selectedKey ? -1 : at;
  const rows = { ...parts, atEnd };
  const drawn = useVirtualRows({ ...rows, keys: calls, shown: isOther ? Math.max(0, at) : shown });
  const { visible, scrolledTo } = drawn;
  // Before it is mounted, the list has no height.
  if (visible > 0) last.current = selectedKey;
  return { drawn, onScroll: useTail({ ...rows, keys: calls, order, visible, scrolledTo }) };
}
