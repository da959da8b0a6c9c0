import { endpointWithTemplate } from '../../inventorum/find-endpoint.ts';
import { LEGACY_SCOPES } from '../../inventorum/legacy-scopes.ts';
import type { ScopeRequirement } from '../../inventorum/scope-map.ts';
import { isGranted } from '../../inventorum/scopes.ts';
import { type Conclusion, type Disagreement, type Learned, learnedKey } from './learned.ts';
import type { Observation } from './observation.ts';

/** Conclusions from the observations of one environment, per endpoint. */
export function conclude(observations: readonly Observation[], environmentId: string): Learned {
  const byCall = new Map<string, Observation[]>();
  for (const each of observations.filter((one) => one.environmentId === environmentId)) {
    const key = learnedKey(each.method, each.template);
    byCall.set(key, [...(byCall.get(key) ?? []), each]);
  }
  return new Map([...byCall].map(([key, seen]) => [key, conclusionOf(seen)]));
}

const LEGACY: ReadonlySet<string> = new Set(LEGACY_SCOPES.map(({ name }) => name));

function conclusionOf(seen: readonly Observation[]): Conclusion {
  const { method = '', template = '' } = seen[0] ?? {};
  const requirement = endpointWithTemplate(method, template)?.requirement ?? null;
  const isLegacy = ({ granted }: Observation) => granted.some((scope) => LEGACY.has(scope));
  const ofNew = seen.filter((each) => !isLegacy(each));
  return {
    method,
    template,
    worked: sum(seen.map(({ worked }) => worked)),
    refused: sum(seen.map(({ refused }) => refused)),
    right: explaining(ofNew, requirement?.right ?? null),
    legacy: explaining(seen.filter(isLegacy), requirement?.legacy ?? null),
    disagreement: requirement === null ? null : disagreementOf(seen, requirement),
  };
}

/**
 * The one scope that was granted whenever the call worked, and never when it was refused. As long as nothing was
 * refused, the call may need no scope: then only the catalogue's scope is confirmed.
 */
function explaining(seen: readonly Observation[], expected: string | null): string | null {
  const worked = seen.filter(workedLast).map(({ granted }) => granted);
  const refused = seen.filter((each) => !workedLast(each)).flatMap(({ granted }) => granted);
  const [first = [], ...others] = worked;
  const left = first.filter(
    (scope) => others.every((granted) => granted.includes(scope)) && !refused.includes(scope),
  );
  const [only = null] = left.length === 1 ? left : [];
  const someRefused = seen.some((each) => !workedLast(each));
  return someRefused || only === expected ? only : null;
}

function disagreementOf(seen: readonly Observation[], requirement: ScopeRequirement): Disagreement | null {
  const refused = seen.some((each) => !workedLast(each) && isGranted(requirement, each.granted));
  const without = seen.some((each) => workedLast(each) && !isGranted(requirement, each.granted));
  if (refused && without) return 'both';
  if (refused) return 'refused though granted';
  return without ? 'worked without' : null;
}

/** For the same granted scope the newest outcome counts: the server may have changed. */
function workedLast({ workedAt, refusedAt }: Observation): boolean {
  return (workedAt ?? -1) > (refusedAt ?? -1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
