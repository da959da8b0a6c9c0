import { API_PATH, type Environment, TOKEN_PATH } from '../inventorum/environment.ts';
import {
  choiceFor,
  type InjectionView,
  mayWrite,
  type NoTokenBecause,
  SAFE_METHODS,
} from './injection-view.ts';

/** The parts of a request that decide whether a token goes with it. */
export interface RequestFacts {
  /** absolute */
  readonly url: string;
  readonly method: string;
  readonly type: 'top-level' | 'frame' | 'sub-resource';
  /** origin of the page that asks; null: typed into the address bar, or not known */
  readonly initiator: string | null;
  /** null: no tab (a worker), or not known */
  readonly tabId: number | null;
}

export type NotSentBecause =
  | NoTokenBecause
  | 'not the API'
  | 'token endpoint'
  | 'strict'
  | 'write guard'
  | 'origin not allowed'
  /** allowed in one tab, but the request belongs to none: a page's service worker */
  | 'no tab'
  | 'frame or form';

export type SentBecause = 'top-level GET' | 'pinned tab' | 'allowed origin' | 'allowed in this tab';

/** Which token set a request carries, or none, and why. */
export type Explanation =
  | { readonly sends: true; readonly tokenSetId: string; readonly because: SentBecause }
  | { readonly sends: false; readonly because: NotSentBecause };

/** Says what the session rules (desired-rules.ts) do with a request, and why. */
export function explain(view: InjectionView, request: RequestFacts): Explanation {
  const environment = environmentOf(view.environments, request.url);
  if (!environment) return { sends: false, because: 'not the API' };
  if (isTokenEndpoint(environment, request.url)) return { sends: false, because: 'token endpoint' };
  const tab = request.tabId === null ? null : (view.session.tabs[String(request.tabId)] ?? null);
  const choice = choiceFor(view, environment, tab);
  if (choice.tokenSet === null) return { sends: false, because: choice.because };
  const permit = permitFor(view, { ...request, pinned: choice.pinned });
  if (!permit.allowed) return { sends: false, because: permit.because };
  const tokenSetId = choice.tokenSet.id;
  if (!isSafe(request.method) && !mayWrite(view, tokenSetId)) return { sends: false, because: 'write guard' };
  return { sends: true, tokenSetId, because: permit.because };
}

/** The environment whose API an address belongs to: same scheme, host and port, and below /api/. */
export function environmentOf(environments: readonly Environment[], url: string): Environment | undefined {
  return environments.find((environment) => url.startsWith(environment.origin + API_PATH));
}

function isTokenEndpoint(environment: Environment, url: string): boolean {
  const prefix = (environment.origin + TOKEN_PATH).slice(0, -1).toLowerCase();
  return url.toLowerCase().startsWith(prefix);
}

type Permit =
  | { readonly allowed: true; readonly because: SentBecause }
  | { readonly allowed: false; readonly because: NotSentBecause };

function permitFor(view: InjectionView, request: RequestFacts & { readonly pinned: boolean }): Permit {
  if (request.type === 'top-level' && request.method.toUpperCase() === 'GET') {
    if (request.pinned) return { allowed: true, because: 'pinned tab' };
    return view.policy.strict
      ? { allowed: false, because: 'strict' }
      : { allowed: true, because: 'top-level GET' };
  }
  const permit = originPermit(view, request);
  // initiatorDomains knows neither port nor scheme, and navigations skip the permission check: a frame or a form
  // would be open to the origin's neighbours too.
  if (permit.allowed && request.type !== 'sub-resource') {
    return { allowed: false, because: 'frame or form' };
  }
  return permit;
}

function originPermit(view: InjectionView, { initiator, tabId }: RequestFacts): Permit {
  if (initiator === null) return { allowed: false, because: 'origin not allowed' };
  if (view.policy.allowedOrigins.some(({ origin }) => origin === initiator)) {
    return { allowed: true, because: 'allowed origin' };
  }
  const tabs = Object.entries(view.session.tabs).filter(([, tab]) => tab.allowedOrigins.includes(initiator));
  if (tabs.some(([id]) => id === String(tabId))) return { allowed: true, because: 'allowed in this tab' };
  return { allowed: false, because: tabs.length > 0 && tabId === null ? 'no tab' : 'origin not allowed' };
}

function isSafe(method: string): boolean {
  return SAFE_METHODS.some((safe) => safe === method.toLowerCase());
}
