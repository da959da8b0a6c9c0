import { build } from './stages/build.ts';
import { check } from './stages/check.ts';
import { runStages } from './stages/run-stages.ts';

process.exitCode = await runStages([
  [{ name: 'build', budget: 10, run: build }],
  [{ name: 'check', budget: 45, run: check }],
]);
