import type { NotSentBecause } from '../../injection/explain.ts';
import type { ApiError } from '../../inventorum/api-error.ts';
import type { Endpoint } from '../../inventorum/endpoints.ts';
import type { ScopeRequirement } from '../../inventorum/scope-map.ts';
import type { SavedTokenSet } from '../knowledge.ts';
import type { Sender } from '../sender.ts';

/** What the answer means. The API's own keys keep their names. Times are ms since the epoch. */
export type Verdict =
  | { readonly kind: 'ok' }
  | ScopeWrong
  | { readonly kind: 'token.invalid'; readonly cause: InvalidCause }
  | { readonly kind: 'no token'; readonly because: NotSentBecause | 'should have been sent' }
  /** 403 without `scope.wrong`: a role that lacks a permission, as far as we can tell */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'validation' }
  | { readonly kind: 'rate limited'; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'slash missing'; readonly path: string; readonly bodyLost: boolean }
  | { readonly kind: 'redirect'; readonly location: string | null }
  | { readonly kind: 'not json' }
  | { readonly kind: 'server error' }
  | { readonly kind: 'not found' }
  /** answered, but the browser keeps it from the page (CORS) */
  | { readonly kind: 'hidden'; readonly origin: string }
  | { readonly kind: 'no answer' }
  | { readonly kind: 'other' };

/** The token lacks the scope. Where something is null, we do not know it and say so. */
export interface ScopeWrong {
  readonly kind: 'scope.wrong';
  /** null: the endpoint is not in the catalogue */
  readonly needed: ScopeRequirement | null;
  /** null: the token is not ours, or its scope was never told */
  readonly granted: readonly string[] | null;
  /** the scope to ask for; null when it is not known, or when it is granted already */
  readonly missing: string | null;
  /** the scope that we think is needed is granted: our knowledge and the server disagree */
  readonly disagrees: boolean;
  /** saved token sets that have it, the best first */
  readonly candidates: readonly SavedTokenSet[];
}

export type InvalidCause =
  | { readonly why: 'expired'; readonly at: number }
  | { readonly why: 'rotated'; readonly at: number }
  | { readonly why: 'not ours' }
  | { readonly why: 'malformed' }
  /** ours, the newest, and not expired by our clock */
  | { readonly why: 'unknown' };

/** The one act that would change the outcome. */
export type Action =
  | {
      readonly do: 'refresh' | 'choose' | 'allow writes';
      readonly tokenSet: Pick<SavedTokenSet, 'id' | 'label'>;
    }
  | { readonly do: 'allow origin' | 'read answers'; readonly origin: string }
  | { readonly do: 'grant host'; readonly origin: string }
  | { readonly do: 'switch on' };

/** Everything that is said of one exchange. */
export interface Diagnosis {
  readonly verdict: Verdict;
  readonly sender: Sender;
  readonly endpoint: Endpoint | null;
  /** the error body as far as it could be read */
  readonly server: ApiError | null;
  readonly action: Action | null;
}
