import type { Sent } from '../../oauth/read-answer.ts';
import type { RefreshEvent } from '../../oauth/refresh-machine.ts';
import { takenAway } from '../../oauth/take-tokens.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { HistoryEntry, Remark } from '../../storage/public/history.ts';

export interface RequestTimes {
  /** ms since the epoch */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** One line of a token set's history. `fingerprint`: of the refresh token that was sent; `before`: as it was then. */
export function historyEntry(
  request: { readonly before: TokenSet; readonly sent: Sent; readonly event: RefreshEvent },
  times: RequestTimes,
  fingerprint: string,
): HistoryEntry {
  const remarks = remarksOf(request.before, request.event);
  return {
    at: times.startedAt,
    durationMs: Math.max(0, times.endedAt - times.startedAt),
    outcome: outcomeOf(request.event),
    status: typeof request.sent === 'string' ? null : request.sent.status,
    ...(remarks.length === 0 ? {} : { remarks }),
    fingerprint,
  };
}

function remarksOf(before: TokenSet, event: RefreshEvent): readonly Remark[] {
  if (event.type !== 'answered' || event.judgement.kind !== 'tokens' || event.accessFingerprint === null)
    return [];
  const { scope, expiresIn, refreshToken } = event.judgement.tokens;
  return [
    ...(takenAway(before, scope).length > 0 ? (['narrower scope'] as const) : []),
    ...(expiresIn === null ? (['lifetime assumed'] as const) : []),
    ...(refreshToken === before.refreshToken ? (['same refresh token'] as const) : []),
  ];
}

function outcomeOf(event: RefreshEvent): HistoryEntry['outcome'] {
  if (event.type === 'timed out' || event.type === 'network failed') return event.type;
  if (event.type !== 'answered') return 'later';
  const { judgement, accessFingerprint } = event;
  if (judgement.kind !== 'tokens') return judgement.kind;
  return accessFingerprint === null ? 'renewed without access token' : 'renewed';
}
