import { explain } from '../../injection/explain.ts';
import type { RequestFacts } from '../../injection/explain-usual.ts';
import { type EndedFault, hidesToken, mayHaveFailed } from '../../injection/fault.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { refusedAccess } from '../../oauth/refused-access.ts';
import type { WithLock } from '../../platform/locks.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { type Credentials, withoutDeleted } from '../../storage/secret/credentials.ts';
import { refreshLock, type TokenRefresher } from './token-refresher.ts';

export interface ReactionParts {
  readonly store: CredentialStore;
  readonly refresher: TokenRefresher;
  readonly viewOf: (credentials: Credentials) => Promise<InjectionView>;
  /** faults that are over */
  readonly endedFaults: () => Promise<readonly EndedFault[]>;
  readonly now: () => number;
  readonly lock: WithLock;
  readonly changed: () => Promise<void>;
}

/**
 * Reacts to a 401 to a request with one of our access tokens, unless a fault kept it away: one refresh. The old access
 * token stays in use until a new one is stored (refused-access.ts). The body cannot be read here; the panel reads and
 * explains it. A 403 never gets here. Source: RFC 6750 section 3.1
 */
export async function reactTo401(
  parts: ReactionParts,
  request: RequestFacts & { readonly at: number },
): Promise<void> {
  const credentials = withoutDeleted(await parts.store.read());
  const explanation = explain(await parts.viewOf(credentials), request);
  const { failed } = explanation;
  if (!explanation.sends || (failed && hidesToken(failed.fault.way))) return;
  // What is heard now may have been sent while calls were made to fail.
  if (mayHaveFailed(await parts.endedFaults(), request)) return;
  const id = explanation.tokenSetId;
  const news = await parts.lock(refreshLock(id), async () => {
    const current = withoutDeleted(await parts.store.read()).tokenSets.find((set) => set.id === id);
    const refused = current && refusedAccess(current, request.at, parts.now());
    if (refused) await parts.store.journal(refused);
    return refused !== undefined;
  });
  if (!news) return;
  await parts.changed();
  await parts.refresher.refresh(id, 'clock');
}
