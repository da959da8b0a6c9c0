import { copyFile, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type * as declared from '../../cli/package/sandbox.d.ts';
import type { SandboxAccount } from '../../sandbox/accounts/account.ts';
import type { Clock } from '../../sandbox/clock.ts';
import type { FaultAnswer, FaultMatch } from '../../sandbox/faults/fault.ts';
import type { Fault } from '../../sandbox/faults/fault-queue.ts';
import type { ExpectedRequest } from '../../sandbox/journal/expect-request.ts';
import type { SandboxRequest } from '../../sandbox/log/request-log.ts';
import type { Snapshots } from '../../sandbox/snapshots.ts';
import { type SandboxOptions, startSandbox } from '../../sandbox/start-sandbox.ts';
import { COMMAND_PACKAGE } from '../../tools/build/build-command.ts';
import { ROOT } from '../../tools/project.ts';
import { runScript } from '../../tools/run-program.ts';
import { libraryReference } from './library-reference.ts';

const EXAMPLES = [
  ['vitest', 'tests/command/examples/vitest.test.mjs'],
  ['node:test', 'tests/command/examples/node.test.mjs'],
] as const;

/** With packages of their own. */
const SOAKED = [
  ['jest', 'tests/command/runners/jest.test.mjs'],
  ['Playwright', 'tests/command/runners/playwright.test.mjs'],
] as const;

/**
 * True, or the names of members that differ in name, in being optional or in type. `undefined` beside an optional one does
 * not count.
 */
type Held<Declared, Real, Hidden extends keyof Real = never> = None<
  Different<Declared, Real> | Exclude<keyof Real, keyof Declared | Hidden>
>;

type Different<Declared, Real> = {
  [Name in keyof Declared]-?: Name extends keyof Real
    ? Same<Pick<Declared, Name>, Pick<Real, Name>> extends true
      ? never
      : Name
    : Name;
}[keyof Declared];

type None<Names> = [Names] extends [never] ? true : Names;

type Same<A, B> =
  (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;

type Plain<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** By kind; the real one checks the values of headers itself, and takes any. */
type Answers<Answer extends { readonly kind: string }> = {
  [Kind in Answer['kind']]: Plain<Omit<Extract<Answer, { kind: Kind }>, 'headers'>>;
};

test('the declared library is the one that is there', () => {
  // Does not compile otherwise.
  const start: typeof declared.startSandbox = startSandbox;
  expect(start).toBe(startSandbox);
});

test('each declared type has the members of the real one', () => {
  // Does not compile otherwise, and names the member.
  const held: readonly true[] = [
    // The author of a test may give any text as verdict.
    true satisfies Held<Omit<declared.ExpectedRequest, 'verdict'>, ExpectedRequest, 'verdict'>,
    true satisfies Held<declared.ReceivedRequest, SandboxRequest, 'id' | 'via' | 'host' | 'answer'>,
    true satisfies Held<declared.Match, FaultMatch>,
    true satisfies Held<Answers<declared.Answer>, Answers<FaultAnswer>>,
    true satisfies Held<declared.Fault, Fault, 'id' | 'match' | 'answer' | 'seen'>,
    true satisfies Held<declared.Clock, Clock, 'state'>,
    true satisfies Held<declared.Snapshots, Snapshots>,
    true satisfies Held<declared.Account, SandboxAccount>,
    true satisfies Held<
      declared.SandboxOptions,
      SandboxOptions,
      'settings' | 'pages' | 'hosts' | 'onRequest' | 'fastGlobals'
    >,
  ];
  expect(held.every(Boolean)).toBe(true);
});

test('the reference says what the declarations say', async () => {
  const declarations = await readFile(path.join(ROOT, 'cli/package/sandbox.d.ts'), 'utf8');
  const page = libraryReference(declarations, { tested: EXAMPLES, soaked: SOAKED });
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
