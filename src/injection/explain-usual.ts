import { API_PATH, type Environment, isTokenEndpoint } from '../inventorum/environment.ts';
import {
  choiceFor,
  type InjectionView,
  isSafeMethod,
  mayWrite,
  type NoTokenBecause,
} from './injection-view.ts';
import { type OriginPermit, originPermit } from './origin-permit.ts';
import type { TabPolicy } from './policy.ts';
import { outOfReach } from './tab-reach.ts';

/** The parts of a request that decide whether it carries a token. */
export interface RequestFacts {
  /** absolute */
  readonly url: string;
  readonly method: string;
  /** `sub-resource`: may carry the token (fetch, XHR, image, beacon); `other`: never does (font, script …) */
  readonly type: 'top-level' | 'frame' | 'sub-resource' | 'other';
  /** origin of the requesting page; null: typed into the address bar, or unknown */
  readonly initiator: string | null;
  /** null: no tab (a worker), or unknown */
  readonly tabId: number | null;
}

type NoPermitBecause = Extract<OriginPermit, { allowed: false }>['because'];
type PermitBecause = Extract<OriginPermit, { allowed: true }>['because'];

export type NotSentBecause =
  | NoTokenBecause
  | 'not the API'
  | 'token endpoint'
  | 'strict'
  | 'write guard'
  /**
   * `no tab`: the request has no tab (a page's service or shared worker), and the origin is allowed in one tab only, or
   * some tab is pinned or paused; `origin not held`: allowed, but the browser denies access to its pages; `more held
   * than allowed`: the browser also grants access to pages of its host that are not allowed here
   */
  | NoPermitBecause
  /** some tab is pinned or paused, and this one was just opened */
  | 'tab not known'
  | 'frame or form'
  | 'kind of request';

/** `shares the host`: an environment's own page on the host of an allowed origin, which no rule can exclude */
export type SentBecause = 'top-level GET' | 'pinned tab' | PermitBecause;

/** Which token set a request carries, or none, and why; without what the user lets fail on purpose. */
export type UsualExplanation =
  | { readonly sends: true; readonly tokenSetId: string; readonly because: SentBecause }
  | { readonly sends: false; readonly because: NotSentBecause };

/** Decides which token set a request carries, unless it is made to fail (explain.ts). */
export function explainUsual(view: InjectionView, request: RequestFacts): UsualExplanation {
  const environment = environmentOf(view.environments, request.url);
  if (!environment) return { sends: false, because: 'not the API' };
  if (isTokenEndpoint(request.url)) return { sends: false, because: 'token endpoint' };
  const tab = request.tabId === null ? null : (view.session.tabs[String(request.tabId)] ?? null);
  const choice = choiceFor(view, environment, tab);
  if (choice.tokenSet === null) return { sends: false, because: choice.because };
  const permit = permitFor(view, { request, tab, pinned: choice.pinned });
  if (!permit.allowed) return { sends: false, because: permit.because };
  const unreached = outOfReach(view, request.tabId);
  if (unreached !== null) return { sends: false, because: unreached };
  const tokenSetId = choice.tokenSet.id;
  if (!isSafeMethod(request.method) && !mayWrite(view, tokenSetId))
    return { sends: false, because: 'write guard' };
  return { sends: true, tokenSetId, because: permit.because };
}

/** The environment whose API an address belongs to: same scheme, host and port, and below /api/. */
export function environmentOf(environments: readonly Environment[], url: string): Environment | undefined {
  return environments.find((environment) => url.startsWith(environment.origin + API_PATH));
}

type Permit =
  | { readonly allowed: true; readonly because: SentBecause }
  | { readonly allowed: false; readonly because: NotSentBecause };

interface Asked {
  readonly request: RequestFacts;
  readonly tab: TabPolicy | null;
  readonly pinned: boolean;
}

function permitFor(view: InjectionView, { request, tab, pinned }: Asked): Permit {
  if (request.type === 'top-level' && request.method.toUpperCase() === 'GET') {
    if (pinned) return { allowed: true, because: 'pinned tab' };
    return view.policy.strict
      ? { allowed: false, because: 'strict' }
      : { allowed: true, because: 'top-level GET' };
  }
  const permit = originPermit(view, { initiator: request.initiator, tab, tabId: request.tabId });
  if (!permit.allowed || request.type === 'sub-resource') return permit;
  // Rules have neither port nor scheme, and navigations skip the permission check: a frame or a form would be open to
  // other origins of the host, too.
  return { allowed: false, because: request.type === 'other' ? 'kind of request' : 'frame or form' };
}
