import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';

/** The whole address of a call, as it is written: `…` stands for what is hidden. */
export function shownAddress({ asked, pathname, search }: Exchange): string {
  return `${new URL(asked.url).origin}${pathname}${search}`;
}
