import type { Explanation } from '../injection/explain.ts';
import type { AllowedOrigin } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';
import type { AppKind } from '../oauth/app.ts';
import type { AccessTokenMark } from '../oauth/token-set.ts';
import type { Learned } from './learning/learned.ts';

/** What a token set needs from the user before a refresh can help: the server refuses its refresh token or client. */
export type Lack = 'new token' | 'log-in' | 'right client';

/** A saved token set, as far as diagnosis needs it. Holds no secret. */
export interface SavedTokenSet {
  readonly id: string;
  readonly label: string;
  readonly app: { readonly label: string; readonly kind: AppKind; readonly clientId: string };
  /** granted scope, null before the first answer */
  readonly scope: readonly string[] | null;
  /** its access token can be sent now */
  readonly live: boolean;
  /** null: a refresh can give it a new access token */
  readonly lacks: Lack | null;
  /** newest first */
  readonly marks: readonly AccessTokenMark[];
}

/** A token set of another environment than the one that was called. */
export interface ElsewhereTokenSet {
  readonly environmentName: string;
  readonly tokenSet: SavedTokenSet;
}

/** The saved token set whose token a request carried. Times are ms since the epoch. */
export type Recognised =
  | {
      readonly kind: 'saved';
      readonly tokenSet: SavedTokenSet;
      readonly tail: string;
      /** when this access token became known, and its lifetime (null: unknown) */
      readonly from: number;
      readonly expiresAt: number | null;
      /** when a newer access token replaced it; null: it is the newest */
      readonly replacedAt: number | null;
    }
  /** saved, but for another environment */
  | ({ readonly kind: 'elsewhere'; readonly tail: string } & ElsewhereTokenSet);

/** What is known beside the exchange itself. */
export interface Knowledge {
  readonly environment: Environment;
  /** token sets of the environment, in the order of the popup */
  readonly tokenSets: readonly SavedTokenSet[];
  /** token sets of other environments: their tokens are recognised, but never offered */
  readonly elsewhere: readonly ElsewhereTokenSet[];
  /** id of the injected token set; null: none is chosen */
  readonly chosenId: string | null;
  /** origins allowed in every tab */
  readonly allowedOrigins: readonly AllowedOrigin[];
  /** the decision of the injection policy when the request was recorded */
  readonly explanation: Explanation;
  /** our own headers let the page read answers when the request was recorded; the browser shows only the server's */
  readonly letRead: boolean;
  /** the token set that was recognised earlier by the call's token, with its scope of then; null: none */
  readonly recognised: Recognised | null;
  /** what was learnt about the environment's endpoints, by `METHOD /template/` */
  readonly learned: Learned;
  /** start times of all calls with the same credential, including this one, ms since the epoch; empty: unknown */
  readonly startTimes: readonly number[];
}
