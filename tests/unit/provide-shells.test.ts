import { expect, test } from 'vitest';
import { provideShells, SHELLS } from '../../tools/stages/provide-shells.ts';

function machine(there: readonly string[], installs: boolean) {
  const programs = new Set<string>(there);
  const installed: string[] = [];
  const run = () =>
    provideShells(
      (program) => programs.has(program),
      async (packages) => {
        installed.push(...packages);
        if (installs) for (const name of packages) programs.add(name);
      },
    );
  return { run, installed };
}

test('installs nothing where all are there', async () => {
  const { run, installed } = machine(SHELLS, false);
  await run();
  expect(installed).toEqual([]);
});

test('installs what is missing, and nothing else', async () => {
  const { run, installed } = machine(['bash', 'dash', 'curl', 'zsh'], true);
  await run();
  expect(installed).toEqual(['ksh', 'fish']);
});

test('says in one sentence what to install where it may not', async () => {
  const { run } = machine(['bash', 'dash', 'curl', 'ksh'], false);
  await expect(run()).rejects.toThrow(
    /^Not here: zsh, fish\. Install them \(on Debian: apt-get install zsh fish\)\.$/,
  );
});
