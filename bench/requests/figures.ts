import { LIMITS } from '../limits.ts';
import type { Limit, Round } from '../paired.ts';
import { median } from '../report.ts';

/** With every panel and popup closed. */
export const LOADS = ['decorated', 'another host', 'paused'] as const;
/** The panel is open in the requesting tab. */
export const PANEL_LOAD = 'decorated with a panel open';
export type RequestLoad = (typeof LOADS)[number] | typeof PANEL_LOAD;

/** By subject: ms of each request of a round. */
export type Times = ReadonlyMap<string, readonly number[]>;

/** What a build of ours is judged by. */
const BESIDE: Readonly<Record<RequestLoad, string>> = {
  decorated: 'one rule',
  // No extension with a rule for any host is nearer to the bare permission than this.
  'another host': 'one rule',
  paused: 'permission only',
  [PANEL_LOAD]: 'one rule',
};

/** The browser's own cost, for comparison. */
const PRINTED: Readonly<Partial<Record<RequestLoad, readonly [string, string]>>> = {
  decorated: ['one rule', 'nothing'],
  'another host': ['one rule', 'permission only'],
};

/** The ratios of one round under one load, by their names. */
export function ratiosOf(load: RequestLoad, times: Times): Round {
  const of = (name: string) => median(times.get(name) ?? []);
  const beside = BESIDE[load];
  const ratios: Record<string, number> = { [`${load} / ${beside}`]: of('ours') / of(beside) };
  if (times.has('other commit')) {
    ratios[`${load} / other commit`] = of('ours') / of('other commit');
    ratios[`other commit ${load} / ${beside}`] = of('other commit') / of(beside);
  }
  const [left, right] = PRINTED[load] ?? [];
  if (left !== undefined && right !== undefined) ratios[`${load}: ${left} / ${right}`] = of(left) / of(right);
  return ratios;
}

/** The limits of what `ratiosOf` measures under these loads; null: it is only printed. */
export function limitsOf(
  loads: readonly RequestLoad[],
  hasOther: boolean,
): Readonly<Record<string, Limit | null>> {
  const limits: Record<string, Limit | null> = {};
  for (const load of loads) {
    const limit = LIMITS.requests[load];
    limits[`${load} / ${BESIDE[load]}`] = limit;
    if (hasOther) {
      limits[`${load} / other commit`] = LIMITS.requestsAgainst[load];
      limits[`other commit ${load} / ${BESIDE[load]}`] = limit;
    }
    const [left, right] = PRINTED[load] ?? [];
    if (left !== undefined) limits[`${load}: ${left} / ${right}`] = null;
  }
  return limits;
}
