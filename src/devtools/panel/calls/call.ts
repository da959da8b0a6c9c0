import type { Diagnosis } from '../../../diagnosis/verdict/verdict.ts';
import { type Explanation, explain } from '../../../injection/explain.ts';
import type { RequestFacts } from '../../../injection/explain-usual.ts';
import { type InjectionFacts, injectionViewOf } from '../../../storage/public/injection-facts.ts';
import type { ShownExchange } from './redact-exchange.ts';
import { createSharedValue } from './shared-value.ts';

/** The sender: a page of the tab, a replay from the panel, or the extension itself. */
export type CallSource = 'page' | 'replay' | 'own';

/** A finished request in the panel's list, with the injection policy's decision when it was recorded. */
export interface RecordedCall {
  /** also the key of its body in the body store */
  readonly key: string;
  readonly source: CallSource;
  /** its texts are redacted, so they may be shown */
  readonly exchange: ShownExchange;
  readonly explanation: Explanation;
  /** our headers let its page read answers when it was recorded; absent: they did not */
  readonly letRead?: boolean;
  /**
   * A redacted copy. `file`: of a file; what the extension would have sent, and whose token it was, is unknown. `kept`: of
   * a call that was listed before DevTools were closed.
   */
  readonly copy?: 'file' | 'kept';
  /** the user's: it outlasts clearing, navigation and the limit of the list; absent: not pinned */
  readonly pinned?: true;
  /** bytes of the response body, decompressed; null: the browser does not say */
  readonly size: number | null;
  /**
   * HAR 1.2 entry as the browser gave it, without the response body. Holds secrets: it is shown only after redaction.
   */
  readonly entry: unknown;
}

/** A call with its current diagnosis. */
export interface DiagnosedCall extends RecordedCall {
  readonly diagnosis: Diagnosis;
}

/** The full address of a call as written; `…` replaces hidden parts. */
export function shownAddress({ asked, pathname, search }: ShownExchange): string {
  return `${new URL(asked.url).origin}${pathname}${search}`;
}

const sharedExplanation = createSharedValue<Explanation>();

/** Adds the policy's decisions at a moment (ms since the epoch), which may change later. */
export function explained(
  read: Omit<RecordedCall, 'explanation'>,
  facts: InjectionFacts,
  now: number,
): RecordedCall {
  const { asked } = read.exchange;
  const explanation = sharedExplanation(explain(injectionViewOf(facts, now), asked));
  return { ...read, explanation, letRead: letsRead(facts, asked) };
}

/** Whether our answers rules named the page, in every tab or in this one. */
function letsRead({ policy, session }: InjectionFacts, { initiator, tabId }: RequestFacts): boolean {
  const inTab = tabId === null ? [] : (session.tabs[String(tabId)]?.allowedOrigins ?? []);
  return [...policy.allowedOrigins, ...inTab].some(
    ({ origin, readsAnswers }) => origin === initiator && readsAnswers,
  );
}
