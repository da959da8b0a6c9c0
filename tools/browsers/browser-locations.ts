import type { BrowserName } from '../../tests/browsers/browser.ts';

/** Where to search for a browser, in this order: the variable, names in PATH, the usual paths of the system. */
interface BrowserLocations {
  readonly label: string;
  readonly variable: string;
  /** names in PATH; browsers that accept an unsigned add-on permanently come before release Firefox, which does not */
  readonly commands: readonly string[];
  /** `~` is the home folder; Windows paths begin with a variable between percent signs */
  readonly usual: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>>;
  /** packages to install on Debian and Ubuntu */
  readonly debianPackages: readonly string[];
}

export const BROWSER_LOCATIONS: Readonly<Record<BrowserName, BrowserLocations>> = {
  chrome: {
    label: 'Chromium',
    variable: 'CHROME_PATH',
    // Branded Chrome 137 and later ignores --load-extension, but it still loads one through the debugging pipe.
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'brave-browser'],
    usual: {
      linux: ['/usr/lib/chromium/chromium', '/snap/bin/chromium', '/opt/google/chrome/chrome'],
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ],
      win32: [
        '%LOCALAPPDATA%\\Chromium\\Application\\chrome.exe',
        '%PROGRAMFILES%\\Google\\Chrome\\Application\\chrome.exe',
        '%PROGRAMFILES(X86)%\\Google\\Chrome\\Application\\chrome.exe',
        '%LOCALAPPDATA%\\Google\\Chrome\\Application\\chrome.exe',
      ],
    },
    debianPackages: ['chromium'],
  },
  firefox: {
    label: 'Firefox',
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox-developer-edition', 'firefox-nightly', 'firefox'],
    usual: {
      linux: ['/usr/lib/firefox-esr/firefox-esr', '/snap/bin/firefox', '/usr/lib/firefox/firefox'],
      darwin: [
        '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        '~/Applications/Firefox.app/Contents/MacOS/firefox',
      ],
      win32: [
        '%PROGRAMFILES%\\Firefox Developer Edition\\firefox.exe',
        '%PROGRAMFILES%\\Mozilla Firefox\\firefox.exe',
        '%PROGRAMFILES(X86)%\\Mozilla Firefox\\firefox.exe',
        '%LOCALAPPDATA%\\Mozilla Firefox\\firefox.exe',
      ],
    },
    debianPackages: ['firefox-esr', 'firefox-esr-l10n-de'],
  },
};
