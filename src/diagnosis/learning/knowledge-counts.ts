import { ENDPOINTS } from '../../inventorum/endpoints.ts';
import type { Learned } from './learned.ts';

/** The number of calls whose scope is known from the documentation, and from observation. */
export interface KnowledgeCounts {
  readonly documented: number;
  readonly observed: number;
}

/** @param learned one per environment */
export function knowledgeCounts(learned: readonly Learned[]): KnowledgeCounts {
  const conclusions = learned.flatMap((each) => [...each.values()]);
  return {
    documented: ENDPOINTS.filter(
      ({ requirement }) =>
        requirement?.legacyEvidence === 'documented' || requirement?.rightEvidence === 'documented',
    ).length,
    observed: conclusions.filter(({ right, legacy }) => right !== null || legacy !== null).length,
  };
}
