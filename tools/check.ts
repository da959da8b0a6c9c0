import { commandLine } from '../cli/command-line.ts';
import { build } from './stages/build.ts';
import { check } from './stages/check.ts';
import { runStages } from './stages/run-stages.ts';

commandLine({
  usage: 'Usage: npm run check\n\nBuilds, then checks types, lint, unused code and the manifest.',
  options: {},
});

process.exitCode = await runStages([
  [{ name: 'build', budget: 10, run: build }],
  [{ name: 'check', budget: 45, run: check }],
]);
