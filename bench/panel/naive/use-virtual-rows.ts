import type { VirtualRows } from '../../../src/devtools/panel/list/use-virtual-rows.ts';

interface EveryRowOptions {
  readonly count: number;
  /** px */
  readonly rowHeight: number;
  readonly scroller: { readonly current: HTMLElement | null };
}

/** Replaces the panel's own hook in the naive list: renders every row. */
export function useVirtualRows({ count, rowHeight, scroller }: EveryRowOptions) {
  return {
    items: Array.from({ length: count }, (_, index) => ({ index, start: index * rowHeight })),
    height: count * rowHeight,
    visible: scroller.current?.clientHeight ?? 0,
    scrollToIndex: (index: number) => scroller.current?.scrollTo({ top: index * rowHeight }),
  } satisfies Omit<VirtualRows, 'items'> & {
    items: readonly Pick<VirtualRows['items'][number], 'index' | 'start'>[];
  };
}
