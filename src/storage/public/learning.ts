import type { Observation } from '../../diagnosis/learning/observation.ts';

/** What outcomes of calls have taught, the latest seen first: at most 300 observations in 100,000 characters. */
export type Learning = readonly Observation[];
