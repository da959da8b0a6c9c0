import type { RefreshState } from '../oauth/refresh-state.ts';
import type { Status } from '../storage/public/status.ts';

/** Every moment (ms since the epoch) at which something the popup shows changes by itself. */
export function moments({ apps, pendingDeletions }: Status): readonly number[] {
  const ofTokenSets = apps
    .flatMap(({ tokenSets }) => tokenSets)
    .flatMap(({ expiresAt, refresh }) => [...(expiresAt === null ? [] : [expiresAt]), ...ofRefresh(refresh)]);
  return [...ofTokenSets, ...pendingDeletions.map(({ until }) => until)];
}

function ofRefresh(refresh: RefreshState): readonly number[] {
  switch (refresh.state) {
    case 'idle':
      return [refresh.dueAt];
    case 'in flight':
      return [refresh.attempt.startedAt];
    case 'backing off':
      return [refresh.until];
    default:
      return [];
  }
}
