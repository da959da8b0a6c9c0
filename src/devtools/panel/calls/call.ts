import type { Diagnosis } from '../../../diagnosis/verdict/verdict.ts';
import { type Explanation, explain } from '../../../injection/explain.ts';
import { type InjectionFacts, injectionViewOf } from '../../../storage/public/injection-facts.ts';
import type { ShownExchange } from './door.ts';

/** Who sent it: a page of the tab, the panel's own repetition of a call, or the extension itself. */
export type CallSource = 'page' | 'replay' | 'own';

/** A finished request in the panel's list, with what the injection policy said of it when it was recorded. */
export interface RecordedCall {
  /** also the key of its body in the body store */
  readonly key: string;
  readonly source: CallSource;
  /** its texts have come through the door: they may be drawn */
  readonly exchange: ShownExchange;
  readonly explanation: Explanation;
  /** bytes of the response body, unpacked; null: the browser does not say */
  readonly size: number | null;
  /** HAR 1.2 entry as the browser gave it, without the response body. Holds secrets: it is drawn through redaction only. */
  readonly entry: unknown;
}

/** A call with what diagnosis says of it now. */
export interface DiagnosedCall extends RecordedCall {
  readonly diagnosis: Diagnosis;
}

/** The whole address of a call, as it is written: `…` stands for what is hidden. */
export function shownAddress({ asked, pathname, search }: ShownExchange): string {
  return `${new URL(asked.url).origin}${pathname}${search}`;
}

/** With what the policy says of it at a moment (ms since the epoch). Later that may have changed. */
export function explained(
  read: Omit<RecordedCall, 'explanation'>,
  facts: InjectionFacts,
  now: number,
): RecordedCall {
  return { ...read, explanation: explain(injectionViewOf(facts, now), read.exchange.asked) };
}
