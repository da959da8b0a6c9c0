import { commandLine } from '../cli/command-line.ts';
import { BROWSERS } from './project.ts';
import { runBuilt } from './run-built.ts';
import { e2e } from './stages/e2e.ts';

/** `npm run test:e2e -- chrome|firefox [part of a file name…]`: builds, then runs the suites whole and shows their output. */
const USAGE = `
Usage: npm run test:e2e -- chrome|firefox [part of a file name...]

Builds, then runs the end-to-end tests in that browser, whole, and shows their output.
`;
const [wanted, ...filters] = commandLine({ usage: USAGE, options: {}, words: 'any' }).positionals;
const name = BROWSERS.find((one) => one === wanted);
if (name === undefined) {
  console.error('Say in which browser: npm run test:e2e -- chrome|firefox [part of a file name]');
  process.exit(1);
}
await runBuilt(async () => {
  const { failed, skipped } = await e2e(name, { filters, shown: true, env: { E2E_WHOLE: '1' } });
  return failed + skipped === 0 ? 0 : 1;
});
