import { answerScope } from '../../oauth/answer-scope.ts';
import type { Sent } from '../../oauth/read-answer.ts';
import type { RefreshEvent } from '../../oauth/refresh-machine.ts';
import type { SalvagedTokens } from '../../oauth/salvage-tokens.ts';
import { takenAway } from '../../oauth/take-tokens.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import type { HistoryEntry, Remark } from '../../storage/public/history.ts';

export interface RequestTimes {
  /** ms since the epoch */
  readonly startedAt: number;
  readonly endedAt: number;
}

/**
 * One line of a token set's history. `fingerprint`: of the sent refresh token; `before`: the token set at that time.
 */
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
  if (event.type !== 'answered' || event.judgement.kind !== 'tokens') return [];
  const { tokens } = event.judgement;
  const ofAccess = event.accessFingerprint === null ? [] : remarksOnAccess(before, tokens);
  return [
    ...ofAccess,
    ...(tokens.refreshToken === before.refreshToken ? (['same refresh token'] as const) : []),
    ...(tokens.otherRefreshToken === null ? [] : (['two refresh tokens'] as const)),
  ];
}

function remarksOnAccess(before: TokenSet, tokens: SalvagedTokens): readonly Remark[] {
  const scope = answerScope(tokens, () => false);
  return [
    ...(takenAway(before, scope).length > 0 ? (['narrower scope'] as const) : []),
    ...(scope.kind === 'unknown' ? (['unknown scope'] as const) : []),
    ...(tokens.expiresIn === null ? (['lifetime assumed'] as const) : []),
  ];
}

/** Counts as renewed if a token was stored. */
function outcomeOf(event: RefreshEvent): HistoryEntry['outcome'] {
  if (event.type === 'timed out' || event.type === 'network failed') return event.type;
  if (event.type !== 'answered') return 'later';
  const { judgement, accessFingerprint } = event;
  if (judgement.kind !== 'tokens') return judgement.kind;
  if (accessFingerprint !== null) return 'renewed';
  return judgement.tokens.refreshToken === null ? 'later' : 'renewed without access token';
}
