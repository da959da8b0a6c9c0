import type { Exchange } from '../../../../diagnosis/exchange/exchange.ts';

declare const shown: unique symbol;

/** An exchange of which every text may be drawn, copied, learnt: nothing of it is secret. Only the door makes one. */
export type ShownExchange = Exchange & { readonly [shown]: true };

/** Says so of an exchange. For the door, and for what the background has noted without secrets itself. */
export function asShown(exchange: Exchange): ShownExchange {
  return exchange as ShownExchange;
}
