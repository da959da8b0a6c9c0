import type { Explanation } from '../../injection/explain.ts';
import type { ApiError } from '../../inventorum/api-error.ts';
import type { Endpoint } from '../../inventorum/endpoints.ts';
import type { ScopeRequirement } from '../../inventorum/scope-map.ts';
import type { HiddenBecause } from '../exchange/hidden-from.ts';
import type { NotTold } from '../exchange/not-told.ts';
import type { Lack, SavedTokenSet } from '../knowledge.ts';
import type { Notice } from '../notices/notice.ts';
import type { Sender } from '../sender.ts';

/** Why the rules did not let a request carry a token. */
type NotSent = Extract<Explanation, { sends: false }>['because'];

/** What the answer means. The API's own keys keep their names. Times are ms since the epoch. */
export type Verdict =
  /** `opaque`: the page can read nothing of it, as it asked with `no-cors` */
  | { readonly kind: 'ok'; readonly opaque?: true }
  | ScopeWrong
  | { readonly kind: 'token.invalid'; readonly cause: InvalidCause }
  | {
      readonly kind: 'no token';
      readonly because: NotSent | 'should have been sent' | 'page should have sent it';
    }
  /**
   * 401, and the browser does not tell whether a token was refused or none was sent. `notSentBecause`: why the rules
   * sent none; null: they sent one, or that is unknown, too
   */
  | {
      readonly kind: 'token not told';
      readonly because: NotTold;
      readonly notSentBecause: NotSent | null;
    }
  /**
   * 403 without `scope.wrong`. `scope`: the state of the expected scope. If it is granted, a role must lack a
   * permission; if it is not, or is unknown, either may be the cause. `unread`: the body could not be read, so that
   * `scope.wrong` may be in it
   */
  | {
      readonly kind: 'forbidden';
      readonly scope: 'granted' | 'not granted' | 'not known';
      readonly unread?: true;
    }
  /** an answer of the token endpoint; `wrong`: the refresh token or password, or the client's id or secret */
  | { readonly kind: 'grant refused'; readonly wrong: 'grant' | 'client' }
  | { readonly kind: 'validation' }
  /** the error names the version header; `sent`: its value, null: none */
  | { readonly kind: 'version refused'; readonly sent: string | null }
  /** `sentInLastSecond`: calls with the same credential in the second before, including this one; null: unknown */
  | {
      readonly kind: 'rate limited';
      readonly retryAfterSeconds: number | null;
      readonly sentInLastSecond: number | null;
    }
  | { readonly kind: 'slash missing'; readonly path: string; readonly bodyLost: boolean }
  | { readonly kind: 'redirect'; readonly location: string | null }
  | { readonly kind: 'not json' }
  /** `at`: 502 and 504 come from a gateway that could not reach the API (RFC 9110 sections 15.6.3, 15.6.5) */
  | {
      readonly kind: 'server error';
      readonly at: 'api' | 'gateway';
      readonly retryAfterSeconds: number | null;
    }
  | { readonly kind: 'not found' }
  /** answered, but the browser hides the answer from the page (CORS), or its preflight failed */
  | { readonly kind: 'hidden'; readonly origin: string; readonly because: HiddenBecause }
  /** a method that browsers do not upper-case, sent in small letters: servers and preflights do not know it */
  | { readonly kind: 'method case'; readonly method: string }
  /** answered with success, but the body ended before its end; the server has done its work */
  | { readonly kind: 'broke off'; readonly cause: 'cancelled' | 'not known' }
  | { readonly kind: 'no answer'; readonly cause: NoAnswerCause }
  | { readonly kind: 'other' };

/** Why no answer came, as far as the browser tells. */
export type NoAnswerCause =
  | 'offline'
  | 'host not found'
  | 'not reached'
  | 'certificate'
  | 'timed out'
  | 'cancelled'
  | 'blocked'
  | 'not known';

/** The token lacks the scope. Null means unknown, and is shown as such. */
export interface ScopeWrong {
  readonly kind: 'scope.wrong';
  /** null: the endpoint is not in the catalogue */
  readonly needed: ScopeRequirement | null;
  /** null: the token is not ours, or its scope is unknown */
  readonly granted: readonly string[] | null;
  /** the scope to request; null: unknown, or granted already */
  readonly missing: string | null;
  /** the expected scope is granted: our catalogue and the server disagree */
  readonly disagrees: boolean;
  /** the catalogue's scope, if calls have shown another, which is in `needed`; else null */
  readonly disputed: ScopeRequirement | null;
  /** saved token sets that have it, the best first */
  readonly candidates: readonly SavedTokenSet[];
}

export type InvalidCause =
  | { readonly why: 'expired'; readonly at: number }
  | { readonly why: 'rotated'; readonly at: number }
  /** saved for another environment; `label`: of its token set */
  | { readonly why: 'other environment'; readonly environmentName: string; readonly label: string }
  | { readonly why: 'not ours' }
  | { readonly why: 'malformed' }
  /** ours, the newest when it was sent, and not expired by our clock */
  | { readonly why: 'unknown' };

/** The one act that would change the outcome. */
export type Action =
  | {
      /** `pin`: only in the inspected tab */
      readonly do: 'refresh' | 'choose' | 'pin' | 'allow writes';
      readonly tokenSet: Pick<SavedTokenSet, 'id' | 'label'>;
    }
  | { readonly do: 'allow origin'; readonly origin: string }
  | { readonly do: 'read answers'; readonly origin: string }
  | { readonly do: 'grant host'; readonly origin: string }
  | { readonly do: 'switch on' };

/** All results for one exchange. */
export interface Diagnosis {
  readonly verdict: Verdict;
  readonly sender: Sender;
  readonly endpoint: Endpoint | null;
  /** the error body as far as it is readable */
  readonly server: ApiError | null;
  readonly action: Action | null;
  /** the token set whose access token is missing or expired, and which needs the user to get a new one; else null */
  readonly dead: { readonly label: string; readonly lacks: Lack } | null;
  readonly notices: readonly Notice[];
}
