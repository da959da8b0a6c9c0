import fc from 'fast-check';
import { anyPlan, type Plan } from './act.ts';
import { add, NO_RUNS, runPlan, type Tally } from './run-plan.ts';

/** What a search for a broken invariant found: nothing in so many runs, or the shortest run that breaks one. */
export type Found =
  | { readonly broken: false; readonly tally: Tally }
  | { readonly broken: true; readonly tally: Tally; readonly report: string };

export interface SearchOptions {
  readonly runs: number;
  readonly seed: number;
  /** makes the plan that breaks an invariant as short as can be */
  readonly shrink: boolean;
}

/** Plays plans that follow from the seed, until one is found in which an invariant does not hold. */
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

/** The line that says what a number of runs came to. */
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
