import type { Observation, Outcome } from './observation.ts';

/** What an observation counted, as it was seen: `withOutcomes` of these makes the observation again. */
export function outcomesOf(observation: Observation): readonly Outcome[] {
  const { environmentId, method, template, granted, worked, workedAt, refused, refusedAt } = observation;
  const call = { environmentId, method, template, granted };
  return [
    ...(workedAt === null ? [] : [{ ...call, outcome: 'worked', count: worked, at: workedAt } as const]),
    ...(refusedAt === null ? [] : [{ ...call, outcome: 'refused', count: refused, at: refusedAt } as const]),
  ];
}
