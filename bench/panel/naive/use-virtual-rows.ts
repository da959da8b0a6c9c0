import type { VirtualRows } from '../../../src/devtools/panel/list/use-virtual-rows.ts';

interface EveryRowOptions {
  readonly count: number;
  readonly scroller: { readonly current: HTMLElement | null };
}

/** Replaces the panel's own hook in the naive list: renders every row. */
export function useVirtualRows({ count, scroller }: EveryRowOptions): VirtualRows {
  return { first: 0, end: count, visible: scroller.current?.clientHeight ?? 0, scrolledTo: () => {} };
}
