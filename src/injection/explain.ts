import type { Environment } from '../inventorum/environment.ts';
import {
  environmentOf,
  explainUsual,
  type NotSentBecause,
  type RequestFacts,
  type SentBecause,
} from './explain-usual.ts';
import { faultIn, hidesToken, isPath, type TabFault } from './fault.ts';
import { type InjectionView, isSafeMethod, mayWrite } from './injection-view.ts';
import { otherTokenSet } from './other-token-set.ts';

/** Which token set a request carries, or none, and why. */
export type Explanation = {
  /** it was made to fail: which token set it would carry */
  readonly failed?: { readonly fault: TabFault; readonly tokenSetId: string };
} & (
  | { readonly sends: true; readonly tokenSetId: string; readonly because: SentBecause | 'made to fail' }
  | { readonly sends: false; readonly because: NotSentBecause | 'made to fail' }
);

/**
 * Decides which token set a request carries. The session rules (desired-rules.ts) express the same decision as data,
 * and the listener (listened-headers.ts) calls this function.
 */
export function explain(view: InjectionView, request: RequestFacts): Explanation {
  const usual = explainUsual(view, request);
  const fault = faultIn(view.session.tabs, request.tabId);
  const environment = environmentOf(view.environments, request.url);
  if (!usual.sends || environment === undefined || fault?.environmentId !== environment.id) return usual;
  if (!isPath(request.url, environment.origin, fault.path)) return usual;
  const failed = { fault, tokenSetId: usual.tokenSetId };
  if (!hidesToken(fault.way)) return { ...usual, failed, because: 'made to fail' };
  const sent = sentInstead(view, { fault, environment, method: request.method });
  return { failed, because: 'made to fail', ...sent };
}

interface Failing {
  readonly fault: TabFault;
  readonly environment: Environment;
  readonly method: string;
}

/** What a request carries that is made to fail: at most the token set that the fault names. */
function sentInstead(
  view: InjectionView,
  { fault: { way }, environment, method }: Failing,
): { readonly sends: true; readonly tokenSetId: string } | { readonly sends: false } {
  const other = otherTokenSet(view, environment, way);
  if (other === null) return { sends: false };
  const writes = isSafeMethod(method) || mayWrite(view, other.id);
  return writes ? { sends: true, tokenSetId: other.id } : { sends: false };
}
