import type { Observation } from '../../diagnosis/learning/observation.ts';

/** What was learnt from the outcomes of calls, most recent first: at most 300 observations in 100,000 characters. */
export type Learning = readonly Observation[];
