import type { Explanation } from '../injection/explain.ts';
import type { AllowedOrigin } from '../injection/policy.ts';
import type { Environment } from '../inventorum/environment.ts';
import type { AppKind } from '../oauth/app.ts';
import type { AccessTokenMark } from '../oauth/token-set.ts';
import type { Learned } from './learning/learned.ts';

/** What a token set must get from a person before a refresh can help: the server refuses its refresh token or client. */
export type Lack = 'new token' | 'log-in' | 'right client';

/** A saved token set, as far as diagnosis asks. Holds no secret. */
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

/** What is known beside the exchange itself. */
export interface Knowledge {
  readonly environment: Environment;
  /** those of the environment, in the order the popup shows them */
  readonly tokenSets: readonly SavedTokenSet[];
  /** those of the other environments: a token of theirs is recognised, and never offered */
  readonly elsewhere: readonly ElsewhereTokenSet[];
  /** id of the token set that is injected, null when none is chosen */
  readonly chosenId: string | null;
  /** those of every tab */
  readonly allowedOrigins: readonly AllowedOrigin[];
  /** what the injection policy said of this request when it was seen */
  readonly explanation: Explanation;
  /** what was learnt of the environment's endpoints, by `METHOD /template/` */
  readonly learned: Learned;
  /** when calls with the same credential began, this one among them, ms since the epoch; empty: not known */
  readonly startTimes: readonly number[];
}
