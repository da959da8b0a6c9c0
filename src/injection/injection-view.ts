import type { Environment } from '../inventorum/environment.ts';
import type { VaultLock } from '../oauth/refresh-state.ts';
import { type BrowserFacts, isHeld } from './held/host-permission.ts';
import type { InjectionPolicy, SessionPolicy, TabPolicy } from './policy.ts';

/**
 * What injection needs to know of a token set: whether and until when it has an access token. Times are ms since the
 * epoch.
 */
export interface InjectableTokenSet {
  readonly id: string;
  readonly appId: string;
  readonly environmentId: string;
  readonly hasAccessToken: boolean;
  /** its access token contains characters that no header may hold; absent: false */
  readonly cannotBeSent?: boolean;
  /** null: unknown */
  readonly expiresAt: number | null;
}

/** Everything that decides about injection, at one moment. */
export interface InjectionView {
  readonly now: number;
  readonly policy: InjectionPolicy;
  readonly session: SessionPolicy;
  readonly environments: readonly Environment[];
  readonly tokenSets: readonly InjectableTokenSet[];
  readonly browser: BrowserFacts;
  /** the vault's lock: while it is locked, nothing is injected */
  readonly lock: VaultLock;
}

export type NoTokenBecause =
  | 'locked'
  | 'switched off'
  | 'paused'
  | 'paused in this tab'
  | 'host permission missing'
  | 'pinned to none'
  | 'no token set'
  | 'no access token'
  | 'access token cannot be sent'
  | 'access token expired';

/** The token set that requests of a tab would carry to an environment, or why there is none. */
export type Choice =
  | { readonly tokenSet: InjectableTokenSet; readonly pinned: boolean }
  | { readonly tokenSet: null; readonly because: NoTokenBecause };

/** Which token set is injected into requests of a tab (null: no tab, or a tab without settings of its own). */
export function choiceFor(view: InjectionView, environment: Environment, tab: TabPolicy | null): Choice {
  const stopped = stoppedBecause(view, environment, tab);
  if (stopped) return { tokenSet: null, because: stopped };
  if (tab?.pin && tab.pin.tokenSetId === null) return { tokenSet: null, because: 'pinned to none' };
  const id = tab?.pin ? tab.pin.tokenSetId : view.policy.defaultTokenSets[environment.id];
  // A token set of one environment never goes to another, whatever the policy says.
  const tokenSet = view.tokenSets.find((each) => each.id === id && each.environmentId === environment.id);
  if (!tokenSet) return { tokenSet: null, because: 'no token set' };
  if (!tokenSet.hasAccessToken) return { tokenSet: null, because: 'no access token' };
  if (tokenSet.cannotBeSent) return { tokenSet: null, because: 'access token cannot be sent' };
  if (tokenSet.expiresAt !== null && tokenSet.expiresAt <= view.now) {
    return { tokenSet: null, because: 'access token expired' };
  }
  return { tokenSet, pinned: Boolean(tab?.pin) };
}

/** Why nothing at all is sent to this environment from here. Null: something may be. */
export function stoppedBecause(
  view: InjectionView,
  environment: Environment,
  tab: TabPolicy | null,
): NoTokenBecause | null {
  if (view.lock === 'locked') return 'locked';
  if (!view.policy.on) return 'switched off';
  if (isPaused(view)) return 'paused';
  if (tab?.paused) return 'paused in this tab';
  return isWithheld(view, environment) ? 'host permission missing' : null;
}

/** Whether the browser denies access to an environment's host: the user may withdraw even the manifest's permission. */
export function isWithheld({ browser }: Pick<InjectionView, 'browser'>, { origin }: Environment): boolean {
  return !isHeld(browser.held, origin);
}

function isPaused({ policy, now, session }: InjectionView): boolean {
  return session.pausedUntilRestart || (policy.pausedUntil !== null && policy.pausedUntil > now);
}

/** Whether this token set may send requests that can change data now. */
export function mayWrite(view: InjectionView, tokenSetId: string): boolean {
  const guard = view.policy.writeGuards[tokenSetId];
  return guard === undefined || (guard.writesUntil !== null && guard.writesUntil > view.now);
}

/** Methods that pass a write guard: they change nothing. Source: RFC 9110 section 9.2.1 */
export const SAFE_METHODS = ['get', 'head', 'options'] as const;

/** Case-insensitive, because `fetch` upper-cases these names. */
export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.some((safe) => safe === method.toLowerCase());
}
