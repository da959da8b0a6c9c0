import type { TokenSet } from '../../oauth/token-set.ts';
import type { PendingDeletion, Status, TokenSetStatus } from '../../storage/public/status.ts';
import { type Credentials, living, savedState } from '../../storage/secret/credentials.ts';

/** The public status of what is stored: facts only, and nothing that could be sent to a server. */
export function statusOf(credentials: Credentials, now: number): Status {
  const { apps, tokenSets, lock } = living(credentials);
  return {
    writtenAt: now,
    lock,
    apps: [...apps].sort(byAge).map(({ clientSecret: _, addedAt: __, ...app }) => ({
      ...app,
      tokenSets: tokenSets
        .filter((set) => set.appId === app.id)
        .sort(byAge)
        .map((set) => tokenSetStatus(set, credentials)),
    })),
    pendingDeletions: credentials.deletions.flatMap((deletion): PendingDeletion[] =>
      deletion.state === 'pending' ? [pendingDeletion(deletion)] : [],
    ),
    recovery: credentials.recovery,
  };
}

/** Lists keep their place: storage has an order of its own, by random ids. */
function byAge(a: { readonly addedAt: number }, b: { readonly addedAt: number }): number {
  return a.addedAt - b.addedAt;
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
    refresh,
    saved: savedState(credentials, id),
    marks,
  };
}

/** Enough to tell tokens apart; of a token this short four characters would tell too much. */
function tailOf(accessToken: string): string {
  return accessToken.length < 12 ? '' : accessToken.slice(-4);
}

function pendingDeletion({ id, kind, label, until }: PendingDeletion): PendingDeletion {
  return { id, kind, label, until };
}

/** Whether two statuses say the same, whenever they were written. */
export function saysTheSame(a: Status | undefined, b: Status): boolean {
  return a !== undefined && JSON.stringify({ ...a, writtenAt: 0 }) === JSON.stringify({ ...b, writtenAt: 0 });
}
