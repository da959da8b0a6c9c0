import { type Observation, type Outcome, observationKey } from './observation.ts';

/** The oldest are dropped beyond this number, so that learning can never take the storage of the tokens. */
export const MOST_OBSERVATIONS = 300;
/** characters of JSON */
export const LONGEST_LEARNING = 100_000;

/** The observations after new outcomes, most recent first, within their limits. */
export function withOutcomes(
  observations: readonly Observation[],
  outcomes: readonly Outcome[],
): readonly Observation[] {
  const all = new Map(observations.map((each) => [observationKey(each), each]));
  for (const outcome of outcomes) {
    const key = observationKey(outcome);
    all.set(key, counted(all.get(key) ?? unseen(outcome), outcome));
  }
  const newest = [...all.values()].toSorted((a, b) => lastSeen(b) - lastSeen(a));
  return withinBounds(newest.slice(0, MOST_OBSERVATIONS));
}

/** The last occurrence of this kind of call, ms since the epoch. */
export function lastSeen({ workedAt, refusedAt }: Observation): number {
  return Math.max(workedAt ?? 0, refusedAt ?? 0);
}

function unseen({ environmentId, method, template, granted }: Outcome): Observation {
  return {
    ...{ environmentId, method, template, granted },
    ...{ worked: 0, workedAt: null, refused: 0, refusedAt: null },
  };
}

function counted(before: Observation, { outcome, count, at }: Outcome): Observation {
  return outcome === 'worked'
    ? { ...before, worked: before.worked + count, workedAt: Math.max(before.workedAt ?? 0, at) }
    : { ...before, refused: before.refused + count, refusedAt: Math.max(before.refusedAt ?? 0, at) };
}

function withinBounds(observations: readonly Observation[]): readonly Observation[] {
  let length = 2;
  const end = observations.findIndex((each) => {
    length += JSON.stringify(each).length + 1;
    return length > LONGEST_LEARNING;
  });
  return end < 0 ? observations : observations.slice(0, end);
}

/** The counted outcomes of an observation: `withOutcomes` of these recreates it. */
export function outcomesOf(observation: Observation): readonly Outcome[] {
  const { environmentId, method, template, granted, worked, workedAt, refused, refusedAt } = observation;
  const call = { environmentId, method, template, granted };
  return [
    ...(workedAt === null ? [] : [{ ...call, outcome: 'worked', count: worked, at: workedAt } as const]),
    ...(refusedAt === null ? [] : [{ ...call, outcome: 'refused', count: refused, at: refusedAt } as const]),
  ];
}
