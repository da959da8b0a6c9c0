import type { Environment } from '../inventorum/environment.ts';
import type { InjectionPolicy, TabPolicies } from './policy.ts';

/** A token set as far as injection asks: has it an access token, and until when. Times are ms since the epoch. */
export interface InjectableTokenSet {
  readonly id: string;
  readonly environmentId: string;
  readonly hasAccessToken: boolean;
  /** null: of unknown age */
  readonly expiresAt: number | null;
}

/** Everything that decides about injection, at one moment. */
export interface InjectionView {
  readonly now: number;
  readonly policy: InjectionPolicy;
  readonly tabs: TabPolicies;
  readonly environments: readonly Environment[];
  readonly tokenSets: readonly InjectableTokenSet[];
  /** ids of environments whose host permission is missing or was withdrawn */
  readonly withheld: readonly string[];
}

/** The token set that an environment's requests would carry, or why there is none. */
export type Choice =
  | { readonly tokenSet: InjectableTokenSet }
  | {
      readonly tokenSet: null;
      readonly because:
        | 'switched off'
        | 'host permission missing'
        | 'no token set'
        | 'no access token'
        | 'access token expired';
    };

/** Answers for one environment: which token set is injected there now, if any origin may have it. */
export function choiceFor(view: InjectionView, environment: Environment): Choice {
  if (!view.policy.on) return { tokenSet: null, because: 'switched off' };
  if (view.withheld.includes(environment.id)) return { tokenSet: null, because: 'host permission missing' };
  const id = view.policy.defaultTokenSets[environment.id];
  // A token set of one environment never goes to another, whatever the policy says.
  const tokenSet = view.tokenSets.find((each) => each.id === id && each.environmentId === environment.id);
  if (!tokenSet) return { tokenSet: null, because: 'no token set' };
  if (!tokenSet.hasAccessToken) return { tokenSet: null, because: 'no access token' };
  if (tokenSet.expiresAt !== null && tokenSet.expiresAt <= view.now) {
    return { tokenSet: null, because: 'access token expired' };
  }
  return { tokenSet };
}
