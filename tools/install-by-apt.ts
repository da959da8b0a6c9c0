import { existsSync } from 'node:fs';
import { runProgram } from './run-program.ts';

/** Installs Debian packages with apt if that needs no question: as root. Otherwise does nothing. */
export async function installByApt(packages: readonly string[]): Promise<void> {
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) return;
  console.log(`Installing ${packages.join(' ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', ['update', '--quiet'], { env });
  const args = ['install', '--yes', '--quiet', '--no-install-recommends', ...packages];
  const { code, output } = await runProgram('apt-get', args, { env });
  if (code !== 0) console.error(output);
}
