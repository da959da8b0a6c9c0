import { explain, type RequestFacts } from './explain.ts';
import type { HeaderSet } from './header-rule.ts';
import { openedHosts } from './held/opened-hosts.ts';
import type { InjectionView } from './injection-view.ts';
import { allowedIn } from './origin-permit.ts';
import { type AccessTokenOf, requestHeaders } from './request-headers.ts';

/**
 * The headers that the listener adds to a request before it is sent. Null: none, the request stays unchanged. Only
 * rules handle top-level GETs.
 */
export function listenedHeaders(
  view: InjectionView,
  request: RequestFacts,
  accessTokenOf: AccessTokenOf,
): readonly HeaderSet[] | null {
  if (view.browser.exactBy !== 'listener' || request.type !== 'sub-resource') return null;
  const explanation = explain(view, request);
  if (!explanation.sends) return null;
  const tokenSet = view.tokenSets.find(({ id }) => id === explanation.tokenSetId);
  return tokenSet ? requestHeaders(tokenSet, view.policy, accessTokenOf) : null;
}

/** Whether any page may send something through the listener. */
export function mayListen(view: InjectionView): boolean {
  if (view.browser.exactBy !== 'listener' || view.tokenSets.length === 0) return false;
  return [null, ...Object.values(view.session.tabs)].some(
    (tab) => openedHosts(view, allowedIn(view, tab)).length > 0,
  );
}
