import fc from 'fast-check';
import { anyPlan, type Plan } from './act.ts';
import { add, NO_RUNS, runPlan, type Tally } from './run-plan.ts';

/** The result of a search for a broken invariant: nothing in this many runs, or the shortest run that breaks one. */
export type Found =
  | { readonly broken: false; readonly tally: Tally }
  | { readonly broken: true; readonly tally: Tally; readonly report: string };

export interface SearchOptions {
  readonly runs: number;
  readonly seed: number;
  /** shortens the plan that breaks an invariant as far as possible */
  readonly shrink: boolean;
}

/** Plays plans derived from the seed, until one breaks an invariant. */
export async function search({ runs, seed, shrink }: SearchOptions): Promise<Found> {
  let tally = NO_RUNS;
  const property = fc.asyncProperty(anyPlan, async (plan) => {
    tally = add(tally, await runPlan(plan));
  });
  const details = await fc.check(property, { numRuns: runs, seed, endOnFailure: !shrink });
  if (!details.failed) return { broken: false, tally };
  const [plan] = details.counterexample ?? [];
  return {
    broken: true,
    tally,
    report: report(plan, details.errorInstance, { seed, path: details.counterexamplePath }),
  };
}

function report(
  plan: Plan | undefined,
  error: unknown,
  { seed, path }: { readonly seed: number; readonly path: string | null },
): string {
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${what}\n\nseed ${seed}, path ${path ?? ''}, the shortest plan that breaks it:\n${JSON.stringify(plan, null, 1)}`;
}

/** A line that summarises a number of runs. */
export function summary(
  { runs, crashes, faults, unrecoverable, lostWithTheDisk }: Tally,
  lostByUs: number,
): string {
  return [
    `runs: ${runs}`,
    `crashes: ${crashes}`,
    `faults: ${faults}`,
    `unrecoverable at the server: ${unrecoverable}`,
    `lost with the disk: ${lostWithTheDisk}`,
    `lost by us: ${lostByUs}`,
  ].join(', ');
}
