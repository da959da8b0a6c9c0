import path from 'node:path';
import { THIS_MACHINE } from '../browsers/find-browser.ts';
import { installByApt } from '../install-by-apt.ts';

/** The shells for pasted commands, and the programs that those run. */
export const SHELLS = ['bash', 'dash', 'zsh', 'ksh', 'fish', 'curl'] as const;

type Program = (typeof SHELLS)[number];

/**
 * Ensures that the programs are installed, if necessary by apt as root on Debian. Throws with one sentence that says
 * what to install. `install` replaces apt in a test.
 */
export async function provideShells(
  isThere: (program: Program) => boolean = isInPath,
  install: typeof installByApt = installByApt,
): Promise<void> {
  const missing = SHELLS.filter((program) => !isThere(program));
  if (missing.length === 0) return;
  await install(missing);
  const still = missing.filter((program) => !isThere(program));
  if (still.length === 0) return;
  const names = still.join(' ');
  throw new Error(`Not here: ${still.join(', ')}. Install them (on Debian: apt-get install ${names}).`);
}

function isInPath(program: Program): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => THIS_MACHINE.isProgram(path.join(folder, program)));
}
