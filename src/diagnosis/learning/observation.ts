/**
 * Outcomes of one endpoint for one granted scope: counts and times, no bodies, ids or queries. `granted` is sorted;
 * times are ms since the epoch, null: never.
 */
export interface Observation {
  readonly environmentId: string;
  readonly method: string;
  readonly template: string;
  readonly granted: readonly string[];
  readonly worked: number;
  readonly workedAt: number | null;
  /** refused with `scope.wrong`; other refusals say nothing about the scope */
  readonly refused: number;
  readonly refusedAt: number | null;
}

/** New outcomes: a number of calls of the same kind, the last one `at` (ms since the epoch). */
export interface Outcome extends Pick<Observation, 'environmentId' | 'method' | 'template' | 'granted'> {
  readonly outcome: 'worked' | 'refused';
  readonly count: number;
  readonly at: number;
}

/** The key of outcomes that are counted together. */
export function observationKey({ environmentId, method, template, granted }: Observation | Outcome): string {
  return JSON.stringify([environmentId, method, template, ...granted]);
}
