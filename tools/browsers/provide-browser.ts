import type { BrowserName } from '../../tests/browsers/browser.ts';
import { installByApt } from '../install-by-apt.ts';
import { BROWSER_LOCATIONS } from './browser-locations.ts';
import { downloadBrowser, findDownloaded } from './download-browser.ts';
import { findBrowser } from './find-browser.ts';

const provided = new Map<BrowserName, Promise<string>>();

/**
 * The browser's program: an installed one, else one that is installed now (by apt for root on Debian, else by a
 * download into the user's cache). Throws with one sentence that says what to install. Tried once per process.
 */
export function provideBrowser(name: BrowserName): Promise<string> {
  const known = provided.get(name) ?? provide(name);
  provided.set(name, known);
  return known;
}

async function provide(name: BrowserName): Promise<string> {
  const there = findBrowser(name) ?? (await findDownloaded(name));
  if (there !== undefined) return there;
  await installByApt(BROWSER_LOCATIONS[name].debianPackages);
  const installed = findBrowser(name);
  if (installed !== undefined) return installed;
  try {
    return await downloadBrowser(name);
  } catch (error) {
    throw new Error(`${howToInstall(name)} (${error instanceof Error ? error.message : String(error)})`, {
      cause: error,
    });
  }
}

function howToInstall(name: BrowserName): string {
  const { label, variable, debianPackages } = BROWSER_LOCATIONS[name];
  return `${label} is not here and could not be fetched: install it (on Debian: apt-get install ${debianPackages.join(' ')}), or set ${variable} to its program.`;
}
