import { providedBrowser } from './stages/browsers.ts';
import { build } from './stages/build.ts';
import { check } from './stages/check.ts';
import { chosenStages } from './stages/chosen-stages.ts';
import { consumers } from './stages/consumers.ts';
import { e2e, grownMatrix, whereProvided } from './stages/e2e.ts';
import { runStages } from './stages/run-stages.ts';
import { shells } from './stages/shells.ts';
import type { Stage } from './stages/stage.ts';
import { vitest } from './stages/vitest.ts';

/** Everything that is tested. Stages of one group run side by side; budgets are docs/architecture.md's, in seconds. */
const STAGES: readonly (readonly Stage[])[] = [
  [{ name: 'browser, Chromium', budget: 45, run: () => providedBrowser('chrome') }],
  [{ name: 'browser, Firefox', budget: 45, run: () => providedBrowser('firefox') }],
  [{ name: 'build', budget: 10, run: build }],
  [{ name: 'check', budget: 45, run: check }],
  [
    {
      name: 'unit',
      budget: 120,
      run: () => vitest({ projects: ['unit', 'components', 'repo', 'crash'], name: 'unit' }),
    },
  ],
  [{ name: 'sandbox', budget: 60, run: () => vitest({ projects: ['sandbox'], name: 'sandbox' }) }],
  // Both mostly wait: for terminals, and for packages.
  [
    { name: 'shells', budget: 60, run: () => shells() },
    { name: 'consumers', budget: 75, run: consumers },
  ],
  [{ name: 'end to end, Chromium', budget: 400, run: () => whereProvided('chrome', e2e) }],
  [{ name: 'end to end, Firefox', budget: 830, run: () => whereProvided('firefox', e2e) }],
  // One page at a time in each: two browsers keep two cores busy.
  [
    { name: 'matrix, Chromium', budget: 270, run: () => whereProvided('chrome', grownMatrix) },
    { name: 'matrix, Firefox', budget: 270, run: () => whereProvided('firefox', grownMatrix) },
  ],
];

/** `npm test [-- unit check firefox …]`: all of it, or the stages that a word names. */
try {
  process.exitCode = await runStages(chosenStages(STAGES, process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
