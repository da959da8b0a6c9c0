import type { EnvironmentLessons, Lesson } from './lessons-of.ts';

/** What was learnt as JSON, for a colleague or a report. Times are ISO 8601; holds no id, query, body or token. */
export function learningAsJson(environments: readonly EnvironmentLessons[]): string {
  const exported = {
    format: 'INVENTORUM API Companion: learning',
    version: 1,
    environments: environments.map(({ name, origin, lessons }) => ({
      ...{ name, origin },
      calls: lessons.map(callOf),
    })),
  };
  return JSON.stringify(exported, null, 2);
}

function callOf({ method, template, needed, right, legacy, disagreement, observations }: Lesson) {
  return {
    ...{ method, template },
    needed: needed && {
      ...{ scope: needed.right, scopeEvidence: needed.rightEvidence },
      ...{ legacyScope: needed.legacy, legacyScopeEvidence: needed.legacyEvidence },
    },
    ...{ observedScope: right, observedLegacyScope: legacy, disagreement },
    outcomes: observations.map(({ granted, worked, workedAt, refused, refusedAt }) => ({
      ...{ granted, worked, lastWorked: isoOf(workedAt), refused, lastRefused: isoOf(refusedAt) },
    })),
  };
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
