import type { Sent } from '../../oauth/read-answer.ts';
import type { RefreshEvent } from '../../oauth/refresh-machine.ts';
import type { HistoryEntry } from '../../storage/public/history.ts';

export interface RequestTimes {
  /** ms since the epoch */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** One line of a token set's history. `fingerprint`: of the refresh token that was sent. */
export function historyEntry(
  request: { readonly sent: Sent; readonly event: RefreshEvent },
  times: RequestTimes,
  fingerprint: string,
): HistoryEntry {
  return {
    at: times.startedAt,
    durationMs: Math.max(0, times.endedAt - times.startedAt),
    outcome: outcomeOf(request.event),
    status: typeof request.sent === 'string' ? null : request.sent.status,
    fingerprint,
  };
}

function outcomeOf(event: RefreshEvent): HistoryEntry['outcome'] {
  if (event.type === 'timed out' || event.type === 'network failed') return event.type;
  if (event.type !== 'answered') return 'later';
  const { judgement, accessFingerprint } = event;
  if (judgement.kind !== 'tokens') return judgement.kind;
  return accessFingerprint === null ? 'renewed without access token' : 'renewed';
}
