import type { RefreshState } from '../oauth/refresh-state.ts';
import type { PopupFacts } from './popup-props.ts';

/** Every moment (ms since the epoch) at which the popup's content changes by itself. */
export function moments({ status, policy }: Pick<PopupFacts, 'status' | 'policy'>): readonly number[] {
  const ofTokenSets = status.apps
    .flatMap(({ tokenSets }) => tokenSets)
    .flatMap(({ expiresAt, refresh }) => [...(expiresAt === null ? [] : [expiresAt]), ...ofRefresh(refresh)]);
  const ofPolicy = [
    policy.pausedUntil,
    ...Object.values(policy.writeGuards).map((guard) => guard.writesUntil),
  ];
  return [
    ...ofTokenSets,
    ...ofPolicy.filter((at) => at !== null),
    ...status.pendingDeletions.map(({ until }) => until),
  ];
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
