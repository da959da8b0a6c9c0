import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import type { BrowserName } from '../../tests/browsers/browser.ts';
import { BROWSER_LOCATIONS } from './browser-locations.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The machine to search; tests pass another one. */
export interface Machine {
  readonly env: Environment;
  readonly platform: NodeJS.Platform;
  readonly isProgram: (file: string) => boolean;
}

export const THIS_MACHINE: Machine = { env: process.env, platform: process.platform, isProgram };

/**
 * The browser's program: from CHROME_PATH / FIREFOX_PATH, then from PATH, then from the usual paths of the system.
 * Throws if the variable names no program: a wrong choice must not be replaced silently.
 */
export function findBrowser(name: BrowserName, machine: Machine = THIS_MACHINE): string | undefined {
  const { variable, commands, usual } = BROWSER_LOCATIONS[name];
  const chosen = machine.env[variable];
  if (chosen) {
    if (machine.isProgram(chosen)) return chosen;
    throw new Error(`${variable} is ${chosen}, which is not a program. Correct it or unset it.`);
  }
  const inPath = commands.flatMap((command) => inFolders(command, machine));
  const candidates = (usual[machine.platform] ?? []).map((location) => expand(location, machine.env));
  return [...inPath, ...candidates].find((file) => machine.isProgram(file));
}

function inFolders(command: string, { env, platform }: Machine): readonly string[] {
  const system = platform === 'win32' ? path.win32 : path.posix;
  const file = platform === 'win32' ? `${command}.exe` : command;
  const folders = (env['PATH'] ?? env['Path'] ?? '')
    .split(system.delimiter)
    .filter((folder) => folder !== '');
  return folders.map((folder) => system.join(folder, file));
}

function expand(location: string, env: Environment): string {
  return location
    .replace(/^~/, env['HOME'] ?? '~')
    .replace(/%(.+?)%/, (whole, key: string) => env[key] ?? whole);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
