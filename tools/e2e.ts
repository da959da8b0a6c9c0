import type { BrowserName } from '../tests/browsers/browser.ts';
import { BROWSERS } from './project.ts';
import { build } from './stages/build.ts';
import { e2e } from './stages/e2e.ts';

/** `npm run test:e2e -- chrome|firefox [part of a file name…]`: builds, then runs the suites and shows them. */
const [wanted, ...filters] = process.argv.slice(2);
const name: BrowserName | undefined = BROWSERS.find((one) => one === wanted);
if (name === undefined) {
  console.error('Say in which browser: npm run test:e2e -- chrome|firefox [part of a file name]');
  process.exit(1);
}
const built = await build();
if (built.failed > 0) {
  console.error(built.output);
  process.exit(1);
}
const { failed, skipped } = await e2e(name, { filters, shown: true });
process.exitCode = failed + skipped === 0 ? 0 : 1;
