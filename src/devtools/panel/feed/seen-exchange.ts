import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';
import type { Explanation } from '../../../injection/explain.ts';

/** An exchange in the panel's list, with what the injection policy said of it when it was seen. */
export interface SeenExchange {
  readonly key: string;
  readonly exchange: Exchange;
  readonly explanation: Explanation;
}
