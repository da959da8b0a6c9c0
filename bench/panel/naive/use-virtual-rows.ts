import type { VirtualRows } from '../../../src/devtools/panel/list/use-virtual-rows.ts';

interface EveryRowOptions {
  readonly keys: readonly unknown[];
  readonly scroller: { readonly current: HTMLElement | null };
}

/** Replaces the panel's own hook in the naive list: renders every row. */
export function useVirtualRows({ keys, scroller }: EveryRowOptions): VirtualRows {
  return { first: 0, end: keys.length, visible: scroller.current?.clientHeight ?? 0, scrolledTo: () => {} };
}
