import { copyFile, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { startSandbox as declared } from '../../cli/package/sandbox.d.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import { COMMAND_PACKAGE } from '../../tools/command/build-command.ts';
import { ROOT } from '../../tools/project.ts';
import { runScript } from '../../tools/run-program.ts';
import { libraryReference } from './library-reference.ts';

const EXAMPLES = [
  ['vitest', 'tests/command/examples/vitest.test.mjs'],
  ['node:test', 'tests/command/examples/node.test.mjs'],
] as const;

test('the declared library is the one that is there', () => {
  // Does not compile otherwise.
  const start: typeof declared = startSandbox;
  expect(start).toBe(startSandbox);
});

test('the reference says what the declarations say', async () => {
  const declarations = await readFile(path.join(ROOT, 'cli/package/sandbox.d.ts'), 'utf8');
  const page = libraryReference(declarations, EXAMPLES);
  for (const name of [
    'startSandbox',
    'SandboxOptions',
    'Sandbox',
    'Snapshots',
    'ExpectedRequest',
    'Answer',
  ]) {
    expect(page).toContain(`## ${name}\n`);
  }
  await expect(page).toMatchFileSnapshot('../../docs/sandbox-library.md');
});

/** A project that has the built package installed, and our test runner. */
async function projectWith(example: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sandbox-example-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(path.join(folder, 'node_modules'));
  await symlink(COMMAND_PACKAGE, path.join(folder, 'node_modules/inventorum-api-companion'));
  await symlink(path.join(ROOT, 'node_modules/vitest'), path.join(folder, 'node_modules/vitest'));
  await copyFile(path.join(ROOT, example), path.join(folder, path.basename(example)));
  return folder;
}

test('the example for node:test passes', async () => {
  const folder = await projectWith(EXAMPLES[1][1]);
  const { code, output } = await runScript('--test', ['node.test.mjs'], { folder });
  expect([code, output]).toEqual([0, expect.stringMatching(/pass 2/)]);
}, 120_000);

test('the example for vitest passes', async () => {
  const folder = await projectWith(EXAMPLES[0][1]);
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const { code, output } = await runScript(vitest, ['run', '--root', folder, '--no-color'], { folder });
  expect([code, output]).toEqual([0, expect.stringMatching(/2 passed/)]);
}, 120_000);
