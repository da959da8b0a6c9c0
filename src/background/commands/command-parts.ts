import type { WithLock } from '../../platform/locks.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import type { TokenRefresher } from '../refresh/token-refresher.ts';

/** What the commands need that save apps and tokens. */
export interface CommandParts {
  readonly store: CredentialStore;
  readonly refresher: TokenRefresher;
  readonly now: () => number;
  readonly newId: () => string;
  readonly lock: WithLock;
  /** Reconciles; awaited before the answer, so that an answered command is in force. */
  readonly changed: () => Promise<void>;
  /** Makes the token set the default of its environment if there is none. */
  readonly offerAsDefault: (environmentId: string, tokenSetId: string) => Promise<void>;
}
