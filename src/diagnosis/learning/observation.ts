/**
 * Outcomes of one endpoint for one granted scope: counts and times, no body, no id, no query. `granted` is sorted;
 * times are ms since the epoch, null: never.
 */
export interface Observation {
  readonly environmentId: string;
  readonly method: string;
  readonly template: string;
  readonly granted: readonly string[];
  readonly worked: number;
  readonly workedAt: number | null;
  /** with `scope.wrong`; any other refusal tells nothing of the scope */
  readonly refused: number;
  readonly refusedAt: number | null;
}

/** What has just been seen: so many calls of the same kind, the last of them `at` (ms since the epoch). */
export interface Outcome extends Pick<Observation, 'environmentId' | 'method' | 'template' | 'granted'> {
  readonly outcome: 'worked' | 'refused';
  readonly count: number;
  readonly at: number;
}

/** Names what is counted together. */
export function observationKey({ environmentId, method, template, granted }: Observation | Outcome): string {
  return JSON.stringify([environmentId, method, template, ...granted]);
}
