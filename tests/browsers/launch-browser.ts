import type { Browser, BrowserName, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium/launch-chromium.ts';
import { launchFirefox } from './firefox/launch-firefox.ts';

/** Starts the named browser with the extension, on its own profile. */
export function launchBrowser(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  return name === 'chrome' ? launchChromium(options) : launchFirefox(options);
}
