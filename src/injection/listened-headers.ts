import { type Explanation, explain } from './explain.ts';
import type { RequestFacts } from './explain-usual.ts';
import { BROKEN_TOKEN } from './fault.ts';
import type { HeaderSet } from './header-rule.ts';
import { openedHosts } from './held/opened-hosts.ts';
import type { InjectionView } from './injection-view.ts';
import { allowedIn } from './origin-permit.ts';
import { type AccessTokenOf, askForFault, bearer, otherHeaders, requestHeaders } from './request-headers.ts';

/** What the listener does to a request before it is sent. */
export interface Listened {
  /** null: the request ends with a network error */
  readonly headers: readonly HeaderSet[] | null;
  /** it was made to fail */
  readonly failed: boolean;
}

/**
 * What the listener does to a request. Null: nothing, the request stays unchanged. Only rules handle top-level GETs.
 */
export function listenedHeaders(
  view: InjectionView,
  request: RequestFacts,
  accessTokenOf: AccessTokenOf,
): Listened | null {
  if (view.browser.exactBy !== 'listener' || request.type !== 'sub-resource') return null;
  const explanation = explain(view, request);
  if (!explanation.sends && explanation.failed) return instead(view, explanation.failed);
  if (!explanation.sends) return null;
  const tokenSet = view.tokenSets.find(({ id }) => id === explanation.tokenSetId);
  const headers = tokenSet ? requestHeaders(tokenSet, view.policy, accessTokenOf) : null;
  const way = explanation.failed?.fault.way;
  const asked = way?.as === 'sandbox' ? [askForFault(way.answer)] : [];
  return headers && { headers: [...headers, ...asked], failed: way !== undefined };
}

/** Like the rules of a fault (fault-rules.ts). */
function instead(
  view: InjectionView,
  { fault: { way }, tokenSetId }: NonNullable<Explanation['failed']>,
): Listened | null {
  if (way.as === 'no answer') return { headers: null, failed: true };
  const usual = view.tokenSets.find(({ id }) => id === tokenSetId);
  if (!usual || way.as === 'other token set') return null;
  const others = otherHeaders(usual, view.policy);
  return { headers: way.as === 'broken token' ? [bearer(BROKEN_TOKEN), ...others] : others, failed: true };
}

/** Whether any page may send something through the listener. */
export function mayListen(view: InjectionView): boolean {
  if (view.browser.exactBy !== 'listener' || view.tokenSets.length === 0) return false;
  return [null, ...Object.values(view.session.tabs)].some(
    (tab) => openedHosts(view, allowedIn(view, tab)).length > 0,
  );
}
