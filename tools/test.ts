import { commandLine } from '../cli/command-line.ts';
import type { BrowserName } from '../tests/browsers/browser.ts';
import { providedBrowser } from './stages/browsers.ts';
import { build } from './stages/build.ts';
import { check } from './stages/check.ts';
import { chosenStages } from './stages/chosen-stages.ts';
import { consumers } from './stages/consumers.ts';
import { e2e, grownMatrix, whereProvided } from './stages/e2e.ts';
import { runStages } from './stages/run-stages.ts';
import { shells } from './stages/shells.ts';
import type { Stage, StageResult } from './stages/stage.ts';
import { testSeed, vitest } from './stages/vitest.ts';

/** All tests. Stages of one group run in parallel; budgets are those of docs/architecture.md, in seconds. */
const STAGES: readonly (readonly Stage[])[] = [
  [{ name: 'browser, Chromium', budget: 45, run: () => providedBrowser('chrome') }],
  [{ name: 'browser, Firefox', budget: 45, run: () => providedBrowser('firefox') }],
  [{ name: 'build', budget: 10, run: build }],
  [
    { name: 'check', budget: 110, run: check },
    { name: 'shells', budget: 50, run: () => shells() },
    { name: 'consumers', budget: 90, run: consumers },
    {
      name: 'unit',
      budget: 150,
      run: () => vitest({ projects: ['unit', 'components', 'repo', 'crash'], name: 'unit' }),
    },
  ],
  [{ name: 'end to end, Chromium', budget: 260, run: () => whereProvided('chrome', sideBySide) }],
  [{ name: 'end to end, Firefox', budget: 260, run: () => whereProvided('firefox', sideBySide) }],
  // Moments wait for clocks most of the time, the sandbox for processes that it kills, and the matrix uses one core.
  [
    { name: 'matrix, Firefox', budget: 300, run: () => whereProvided('firefox', grownMatrix) },
    { name: 'matrix, Chromium', budget: 230, run: () => whereProvided('chrome', grownMatrix) },
    { name: 'moments, Firefox', budget: 290, run: () => whereProvided('firefox', alone) },
    { name: 'moments, Chromium', budget: 150, run: () => whereProvided('chrome', alone) },
    { name: 'sandbox', budget: 100, run: () => vitest({ projects: ['sandbox'], name: 'sandbox' }) },
  ],
];

/** Suites that run two files at once. */
function sideBySide(browser: BrowserName): Promise<StageResult> {
  return e2e(browser, { projects: ['e2e'] });
}

/** Suites that measure time, or end a browser or a background at a chosen moment. */
function alone(browser: BrowserName): Promise<StageResult> {
  return e2e(browser, { projects: ['e2e-alone'] });
}

/** `npm test [-- unit check firefox …]`: all stages, or those that a word matches. */
const { positionals } = commandLine({
  usage: `
Usage: npm test -- [word...]

All tests, or only the stages whose names contain a word: unit, check, sandbox, chromium, firefox, ...
TEST_SEED=N chooses the rows of long tables.
`,
  options: {},
  words: 'any',
});
try {
  console.log(`Long tables are sampled by TEST_SEED=${await testSeed()}.`);
  process.exitCode = await runStages(chosenStages(STAGES, positionals));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
