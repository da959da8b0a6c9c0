import type { Explanation } from '../../../injection/explain.ts';
import type { ShownExchange } from './door/shown-exchange.ts';

/** Who sent it: a page of the tab, the panel's own repetition of a call, or the extension itself. */
export type ExchangeSource = 'page' | 'replay' | 'own';

/** An exchange in the panel's list, with what the injection policy said of it when it was seen. */
export interface SeenExchange {
  /** also the key of its body in the body store */
  readonly key: string;
  readonly source: ExchangeSource;
  /** its texts have come through the door: they may be drawn */
  readonly exchange: ShownExchange;
  readonly explanation: Explanation;
  /** bytes of the response body, unpacked; null: the browser does not say */
  readonly size: number | null;
  /** HAR 1.2 entry as the browser gave it, without the response body. Holds secrets: it is drawn through redaction only. */
  readonly entry: unknown;
}
