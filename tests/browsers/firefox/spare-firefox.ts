import type { LaunchOptions } from '../browser.ts';
import type { FirefoxWindow } from './firefox-window.ts';
import type { FirefoxProcess } from './start-firefox.ts';

/** A Firefox that still runs, emptied: no extension, one blank tab, nothing stored. */
export interface SpareFirefox {
  readonly firefox: FirefoxProcess;
  readonly window: FirefoxWindow;
  readonly profile: string;
}

let spare: SpareFirefox | undefined;

/**
 * True: nothing special is asked for. A start costs three seconds of a core, so one Firefox serves all such files of a
 * process; only of Vitest's, since it keeps a process alive that would end by itself.
 */
export function mayBeSpare({
  executable,
  extension,
  server,
  hosts,
  shared,
  ...special
}: LaunchOptions): boolean {
  const isPlain = Object.values(special).every((value) => value === undefined);
  return isPlain && shared === true && process.env['VITEST'] === 'true';
}

export function takeSpare(): SpareFirefox | undefined {
  const taken = spare;
  spare = undefined;
  return taken;
}

/** Keeps it for the next launch. False: there is one already, and the caller ends this one. */
export function keepSpare(emptied: SpareFirefox): boolean {
  if (spare !== undefined) return false;
  spare = emptied;
  return true;
}
