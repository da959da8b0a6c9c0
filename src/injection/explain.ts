import { API_PATH, type Environment, TOKEN_PATH } from '../inventorum/environment.ts';
import { type Choice, choiceFor, type InjectionView } from './injection-view.ts';

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
  | Extract<Choice, { tokenSet: null }>['because']
  | 'not the API'
  | 'token endpoint'
  | 'origin not allowed'
  | 'frame or form of an added origin';

/** Which token set a request carries, or none, and why. */
export type Explanation =
  | {
      readonly sends: true;
      readonly tokenSetId: string;
      readonly because: 'top-level GET' | 'allowed origin' | 'allowed in this tab';
    }
  | { readonly sends: false; readonly because: NotSentBecause };

/** Says what the session rules (desired-rules.ts) do with a request, and why. */
export function explain(view: InjectionView, request: RequestFacts): Explanation {
  const environment = environmentOf(view.environments, request.url);
  if (!environment) return { sends: false, because: 'not the API' };
  if (isTokenEndpoint(environment, request.url)) return { sends: false, because: 'token endpoint' };
  const choice = choiceFor(view, environment);
  if (choice.tokenSet === null) return { sends: false, because: choice.because };
  const because = permit(view, environment, request);
  return because === 'origin not allowed' || because === 'frame or form of an added origin'
    ? { sends: false, because }
    : { sends: true, tokenSetId: choice.tokenSet.id, because };
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
  | Extract<Explanation, { sends: true }>['because']
  | Extract<NotSentBecause, 'origin not allowed' | 'frame or form of an added origin'>;

function permit(view: InjectionView, environment: Environment, request: RequestFacts): Permit {
  const isGet = request.method.toUpperCase() === 'GET';
  if (request.type === 'top-level' && isGet) return 'top-level GET';
  const reach = reachOf(view, request);
  if (reach === null) return 'origin not allowed';
  // initiatorDomains knows neither port nor scheme, and navigations skip the permission check: for an added origin
  // a frame or a form would be open to its neighbours too.
  if (request.type !== 'sub-resource' && request.initiator !== environment.origin) {
    return 'frame or form of an added origin';
  }
  return reach;
}

function reachOf(
  view: InjectionView,
  request: RequestFacts,
): 'allowed origin' | 'allowed in this tab' | null {
  const { initiator, tabId } = request;
  if (initiator === null) return null;
  if (view.policy.allowedOrigins.includes(initiator)) return 'allowed origin';
  const inTab = tabId === null ? undefined : view.tabs[String(tabId)];
  return inTab?.allowedOrigins.includes(initiator) ? 'allowed in this tab' : null;
}
