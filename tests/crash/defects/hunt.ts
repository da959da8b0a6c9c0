import { runPlan } from '../plan/run-plan.ts';
import { search } from '../plan/search.ts';
import { everyDeathOfADeletion } from '../scenarios/deaths.ts';
import { FOUND_PLANS } from '../scenarios/found-plans.ts';
import { separateLocks } from '../scenarios/separate-locks.ts';
import { writeComesFirst } from '../scenarios/write-comes-first.ts';

// Searches for a broken invariant in the sources beside it: hunt.ts RUNS SEED. Exit code 3: found one.

const [runs = 300, seed = 1] = process.argv.slice(2).map(Number);

async function hunt(): Promise<string | null> {
  await separateLocks();
  await writeComesFirst();
  for (const [, plan] of FOUND_PLANS) await runPlan(plan);
  const found = await search({ runs, seed, shrink: false });
  if (found.broken) return found.report;
  // Last, because it takes hundreds of runs, and most defects were found before.
  await everyDeathOfADeletion();
  return null;
}

const found = await hunt().catch((error: unknown) =>
  error instanceof Error ? error.message : String(error),
);
if (found !== null) console.log(found);
process.exitCode = found === null ? 0 : 3;
