import { cleanCredential } from '../../import/clean-credential.ts';
import { type CredentialField, isBearerToken } from '../../inventorum/credential-syntax.ts';
import type { App } from '../../oauth/app.ts';
import { tailOf } from '../../oauth/fingerprint.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type {
  DeletedPosition,
  Flaw,
  PendingDeletion,
  Status,
  TokenSetStatus,
} from '../../storage/public/status.ts';
import { type Credentials, savedState, withoutDeleted } from '../../storage/secret/credentials.ts';
import { KEY } from '../../storage/secret/records.ts';
import { storedText } from '../../storage/stored-text.ts';
import { byArrangement } from './arranged.ts';

/** The public status of what is stored: facts only, nothing that could be sent to a server. */
export function statusOf(credentials: Credentials, now: number): Status {
  const { apps, tokenSets, lock } = withoutDeleted(credentials);
  const asArranged = byArrangement(credentials);
  return {
    writtenAt: now,
    lock,
    apps: [...apps].sort(asArranged).map((app) => ({
      ...publicPart(app),
      tokenSets: tokenSets
        .filter((set) => set.appId === app.id)
        .sort(asArranged)
        .map((set) => ({ ...tokenSetStatus(set, credentials), ...flawsOf(set, app) })),
    })),
    pendingDeletions: pendingDeletions(credentials),
    recovery: credentials.recovery,
    ...ofNewerVersion(credentials),
  };
}

/** After a downgrade. They are kept, and a list without them must not look like a loss. */
function ofNewerVersion({ unreadable, deletions }: Credentials): Pick<Status, 'ofNewerVersion'> {
  const gone = new Set(deletions.flatMap(({ id }) => [KEY.app + id, KEY.tokenSet + id]));
  const kept = unreadable.filter(
    ({ key, because }) =>
      because === 'newer' && !gone.has(key) && (key.startsWith(KEY.app) || key.startsWith(KEY.tokenSet)),
  );
  return kept.length === 0 ? {} : { ofNewerVersion: kept.length };
}

function publicPart({ clientSecret: _, addedAt: __, ...rest }: App) {
  return rest;
}

function flawsOf(set: TokenSet, app: App): Pick<TokenSetStatus, 'flaws'> {
  const more = (field: CredentialField, value: string) => cleanCredential(field, value).takenOff.length > 0;
  const flaws: readonly (Flaw | null)[] = [
    set.accessToken !== null && !isBearerToken(set.accessToken) ? 'access token' : null,
    // A value issued by the server is right as it is.
    set.refreshedAt === null && more('refreshToken', set.refreshToken) ? 'refresh token' : null,
    more('clientId', app.clientId) || more('clientSecret', app.clientSecret) ? 'client' : null,
  ];
  const found = flaws.filter((flaw) => flaw !== null);
  return found.length === 0 ? {} : { flaws: found };
}

function tokenSetStatus(set: TokenSet, credentials: Credentials): TokenSetStatus {
  const { id, label, expiresAt, refreshedAt, lifetime, lifetimeIsAssumed, refresh, marks } = set;
  return {
    id,
    label,
    scope: set.scope === null ? null : set.scope.split(' ').filter((name) => name !== ''),
    withdrawnScope: set.withdrawnScope ?? [],
    tail: set.accessToken === null ? null : tailOf(set.accessToken),
    expiresAt: set.accessToken === null ? null : expiresAt,
    refreshedAt,
    lifetime,
    lifetimeIsAssumed,
    hasPrevious: set.previousRefreshToken !== null,
    previousIsOther: set.previousRefreshToken !== null && set.previousIsOther,
    refresh,
    ...(credentials.arrangement?.favourites.includes(id) && { favourite: true as const }),
    saved: savedState(credentials, id),
    marks,
  };
}

/** In the order of the lists they came from. */
function pendingDeletions(credentials: Credentials): readonly PendingDeletion[] {
  const listed = [...credentials.apps, ...credentials.tokenSets].sort(byArrangement(credentials));
  const places = new Map(listed.map(({ id }, index) => [id, index]));
  const place = ({ id }: { readonly id: string }) => places.get(id) ?? listed.length;
  return credentials.deletions
    .filter((deletion) => deletion.state === 'pending')
    .sort((a, b) => place(a) - place(b))
    .map(({ id, kind, label, until }) => {
      const position = positionOf(credentials, id);
      return { id, kind, label, until, ...(position && { position }) };
    });
}

function positionOf(credentials: Credentials, id: string): DeletedPosition | null {
  const { apps, tokenSets } = withoutDeleted(credentials);
  const asArranged = byArrangement(credentials);
  const app = credentials.apps.find((each) => each.id === id);
  if (app) {
    const { environmentId } = app;
    const siblings = apps.filter((each) => each.environmentId === environmentId);
    return {
      environmentId,
      appId: null,
      behind: siblings.filter((each) => asArranged(each, app) < 0).length,
    };
  }
  const set = credentials.tokenSets.find((each) => each.id === id);
  const owner = apps.find((each) => each.id === set?.appId);
  if (!set || !owner) return null;
  const siblings = tokenSets.filter((each) => each.appId === owner.id);
  const behind = siblings.filter((each) => asArranged(each, set) < 0).length;
  return { environmentId: owner.environmentId, appId: owner.id, behind };
}

/** Whether two statuses hold the same facts, whenever they were written. */
export function saysTheSame(a: Status | undefined, b: Status): boolean {
  return a !== undefined && storedText({ ...a, writtenAt: 0 }) === storedText({ ...b, writtenAt: 0 });
}
