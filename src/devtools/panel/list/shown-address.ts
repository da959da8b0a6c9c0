import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';

/** The whole address of a call; values of secret parameters are left out. */
export function shownAddress({ asked, pathname, search }: Exchange): string {
  return `${new URL(asked.url).origin}${pathname}${search}`;
}
