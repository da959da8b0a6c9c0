import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { provideBrowser } from '../browsers/provide-browser.ts';
import { COMMAND_PACKAGE } from '../build/build-command.ts';
import { installPackages } from '../install-packages.ts';
import { OUT, ROOT } from '../project.ts';
import { runScript } from '../run-program.ts';

/** Foreign test runners with their own lock file, and an example of the library for each. */
const RUNNERS = path.join(ROOT, 'tests', 'command', 'runners');

/**
 * Runs the library's examples for jest and Playwright on the built package, as a project that has it installed.
 * Returns for each '2 passed', or what failed.
 */
export async function runExamples(): Promise<readonly { readonly passed: boolean; readonly said: string }[]> {
  installPackages(RUNNERS);
  const installed = path.join(RUNNERS, 'node_modules', 'inventorum-api-companion');
  if (!existsSync(installed)) await symlink(COMMAND_PACKAGE, installed);
  const CHROME_PATH = await provideBrowser('chrome');
  const runs = [
    // The library is loaded by `import`, which jest knows only with this switch of Node.
    ['--experimental-vm-modules', ['node_modules/jest/bin/jest.js', 'jest.test.mjs']],
    [
      'node_modules/@playwright/test/cli.js',
      ['test', 'playwright.test.mjs', '--reporter=line', `--output=${path.join(OUT, 'playwright')}`],
    ],
  ] as const;
  const results = [];
  for (const [script, args] of runs) {
    const { code, output } = await runScript(script, args, { folder: RUNNERS, env: { CHROME_PATH } });
    // jest counts its files first.
    const [count = 'none passed'] = [...output.matchAll(/\d+ passed/g)].at(-1) ?? [];
    results.push({ passed: code === 0, said: code === 0 ? count : output });
  }
  return results;
}
