/** What was unusual about an answer with tokens. */
export type Remark =
  | 'narrower scope'
  | 'unknown scope'
  | 'lifetime assumed'
  | 'same refresh token'
  | 'two refresh tokens';

/** The result of one token request. Times are ms since the epoch; holds no secret. */
export interface HistoryEntry {
  readonly at: number;
  readonly durationMs: number;
  readonly outcome:
    | 'renewed'
    | 'renewed without access token'
    | 'rejected'
    | 'wrong client'
    | 'later'
    | 'timed out'
    | 'network failed';
  /** HTTP status, null when no answer came */
  readonly status: number | null;
  /** absent: none */
  readonly remarks?: readonly Remark[];
  /** fingerprint of the refresh token that was sent */
  readonly fingerprint: string;
}

/** The last refreshes of a token set, newest first. */
export type History = readonly HistoryEntry[];

const KEPT = 20;

export function historyKey(tokenSetId: string): string {
  return `history.${tokenSetId}`;
}

export function withEntry(history: History | undefined, entry: HistoryEntry): History {
  // A resend is noted before the request that it repeats.
  return [entry, ...(history ?? [])].sort((a, b) => b.at - a.at).slice(0, KEPT);
}
