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

/** A request that was answered with 401, and when; ms since the epoch. */
type Refused = RequestFacts & { readonly at: number };

/**
 * Reacts to answers 401 to requests with our access tokens, unless a fault kept the token away: one refresh of each. The
 * old access token stays in use until a new one is stored (refused-access.ts). The body cannot be read here; the panel
 * reads and explains it. A 403 never gets here. Source: RFC 6750 section 3.1
 */
export async function reactTo401(parts: ReactionParts, requests: readonly Refused[]): Promise<void> {
  const view = await parts.viewOf(withoutDeleted(await parts.store.read()));
  const sent = requests.flatMap((request) => {
    const id = senderOf(view, request);
    return id === null ? [] : [{ id, request }];
  });
  if (sent.length === 0) return;
  // What is heard now may have been sent while calls were made to fail.
  const ended = await parts.endedFaults();
  const refused = sent.filter(({ request }) => !mayHaveFailed(ended, request));
  const ids = new Set(refused.map(({ id }) => id));
  const momentsOf = (id: string) => refused.filter((one) => one.id === id).map(({ request }) => request.at);
  await Promise.all([...ids].map((id) => refreshOnce(parts, id, momentsOf(id))));
}

/** The id of the token set whose access token a request carried; null: of none. */
function senderOf(view: InjectionView, request: RequestFacts): string | null {
  const explanation = explain(view, request);
  const { failed } = explanation;
  return explanation.sends && !(failed && hidesToken(failed.fault.way)) ? explanation.tokenSetId : null;
}

/** @param moments of its access token's answers 401; ms since the epoch */
async function refreshOnce(parts: ReactionParts, id: string, moments: readonly number[]): Promise<void> {
  const news = await parts.lock(refreshLock(id), async () => {
    const current = withoutDeleted(await parts.store.read()).tokenSets.find((set) => set.id === id);
    const now = parts.now();
    const [refused] = current ? moments.flatMap((at) => refusedAccess(current, at, now) ?? []) : [];
    if (refused) await parts.store.journal(refused);
    return refused !== undefined;
  });
  if (!news) return;
  await parts.changed();
  await parts.refresher.refresh(id, 'clock');
}
