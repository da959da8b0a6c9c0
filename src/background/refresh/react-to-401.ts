import { explain, type RequestFacts } from '../../injection/explain.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { refusedAccess } from '../../oauth/refused-access.ts';
import type { WithLock } from '../../platform/locks.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { type Credentials, living } from '../../storage/secret/credentials.ts';
import { refreshLock, type TokenRefresher } from './token-refresher.ts';

export interface ReactionParts {
  readonly store: CredentialStore;
  readonly refresher: TokenRefresher;
  readonly viewOf: (credentials: Credentials) => Promise<InjectionView>;
  readonly now: () => number;
  readonly lock: WithLock;
  readonly changed: () => Promise<void>;
}

/**
 * What follows from an answer of 401 to a request that carried one of our access tokens: one refresh, and until a new
 * access token is stored the old one stays in use (refused-access.ts). The body cannot be read here; the panel, which
 * sees it, explains. A 403 never comes this way. Source: RFC 6750 section 3.1
 */
export async function reactTo401(
  parts: ReactionParts,
  request: RequestFacts & { readonly at: number },
): Promise<void> {
  const credentials = living(await parts.store.read());
  const explanation = explain(await parts.viewOf(credentials), request);
  if (!explanation.sends) return;
  const id = explanation.tokenSetId;
  const news = await parts.lock(refreshLock(id), async () => {
    const current = living(await parts.store.read()).tokenSets.find((set) => set.id === id);
    const refused = current && refusedAccess(current, request.at, parts.now());
    if (refused) await parts.store.journal(refused);
    return refused !== undefined;
  });
  if (!news) return;
  await parts.changed();
  await parts.refresher.refresh(id, 'clock');
}
