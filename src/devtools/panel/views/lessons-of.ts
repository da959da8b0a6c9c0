import { conclude } from '../../../diagnosis/learning/conclude.ts';
import { type Conclusion, learnedKey } from '../../../diagnosis/learning/learned.ts';
import { needOf } from '../../../diagnosis/learning/need-of.ts';
import type { Observation } from '../../../diagnosis/learning/observation.ts';
import { lastSeen } from '../../../diagnosis/learning/with-outcomes.ts';
import { API_PATH, type Environment } from '../../../inventorum/environment.ts';
import type { ScopeRequirement } from '../../../inventorum/scope-map.ts';
import type { Learning } from '../../../storage/public/learning.ts';

/** The outcomes of one call, with their conclusion. */
export interface Lesson extends Conclusion {
  /** the needed scope, from the catalogue and from outcomes */
  readonly needed: ScopeRequirement | null;
  /** the catalogue's scope, if outcomes contradict it */
  readonly disputed: ScopeRequirement | null;
  readonly inCatalogue: boolean;
  /** ms since the epoch */
  readonly lastSeen: number;
  readonly observations: readonly Observation[];
}

export interface EnvironmentLessons {
  readonly id: string;
  /** null: the environment was removed */
  readonly name: string | null;
  readonly origin: string | null;
  readonly lessons: readonly Lesson[];
}

/** What was learnt by environment and call; environments without lessons are left out. */
export function lessonsOf(
  learning: Learning,
  environments: readonly Environment[],
): readonly EnvironmentLessons[] {
  const known = environments.map(({ id }) => id);
  const ids = new Set([...known, ...learning.map(({ environmentId }) => environmentId)]);
  return [...ids].flatMap((id) => {
    const observations = learning.filter(({ environmentId }) => environmentId === id);
    if (observations.length === 0) return [];
    const environment = environments.find((each) => each.id === id);
    const { name = null, origin = null } = environment ?? {};
    return { id, name, origin, lessons: lessonsFrom(observations, id) };
  });
}

function lessonsFrom(observations: Learning, environmentId: string): readonly Lesson[] {
  const learned = conclude(observations, environmentId);
  const lessons = [...learned].map(([key, conclusion]): Lesson => {
    const { method, template } = conclusion;
    const pathname = API_PATH + template.slice(1).replaceAll(/\{\w+\}/g, '1');
    const { endpoint, needed, disputed } = needOf(method, pathname, learned);
    const own = observations.filter((each) => learnedKey(each.method, each.template) === key);
    const last = Math.max(...own.map(lastSeen));
    return {
      ...conclusion,
      ...{ needed, disputed, inCatalogue: endpoint !== null, lastSeen: last, observations: own },
    };
  });
  return lessons.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ template, method }: Lesson): string {
  return `${template} ${method}`;
}
