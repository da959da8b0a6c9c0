import { ENDPOINTS } from '../../inventorum/endpoints.ts';
import type { Learned } from './learned.ts';

/** Of how many calls the needed scope is known from the documentation, and from what was observed. */
export interface KnowledgeCounts {
  readonly documented: number;
  readonly observed: number;
}

/** @param learned one an environment */
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
