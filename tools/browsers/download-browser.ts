import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Browser,
  BrowserTag,
  detectBrowserPlatform,
  getInstalledBrowsers,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import type { BrowserName } from '../../tests/browsers/browser.ts';

const CACHE = path.join(os.homedir(), '.cache', 'inventorum-api-companion', 'browsers');
const ANSWER_TIMEOUT_MS = 20_000;

/** Firefox ESR accepts an unsigned add-on permanently, which the restart test needs; release Firefox does not. */
const KINDS = {
  chrome: { browser: Browser.CHROME, tag: BrowserTag.STABLE },
  firefox: { browser: Browser.FIREFOX, tag: BrowserTag.ESR },
} as const;

/** A browser from an earlier download. */
export async function findDownloaded(name: BrowserName): Promise<string | undefined> {
  const installed = await getInstalledBrowsers({ cacheDir: CACHE }).catch(() => []);
  return installed.find(({ browser }) => browser === KINDS[name].browser)?.executablePath;
}

/** Downloads the browser from its vendor into the user's cache. Throws without network. */
export async function downloadBrowser(name: BrowserName): Promise<string> {
  const { browser, tag } = KINDS[name];
  const platform = detectBrowserPlatform();
  if (platform === undefined) throw new Error('no download for this system');
  console.log(`Downloading ${name} into ${CACHE} …`);
  const buildId = await Promise.race([
    resolveBuildId(browser, platform, tag),
    sleep(ANSWER_TIMEOUT_MS, undefined, { ref: false }).then(() => {
      throw new Error('no answer from the download server');
    }),
  ]);
  const { executablePath } = await install({ browser, buildId, platform, cacheDir: CACHE });
  return executablePath;
}
