import type { Diagnosis } from '../../../diagnosis/verdict/verdict.ts';
import type { SeenExchange } from '../feed/seen-exchange.ts';

/** An exchange with what diagnosis says of it now. */
export interface ListedExchange extends SeenExchange {
  readonly diagnosis: Diagnosis;
}
