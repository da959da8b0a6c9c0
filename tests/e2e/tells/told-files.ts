import type { BrowserName } from '../../browsers/browser.ts';
import type { ToldFile } from './document.ts';
import chrome from './told/chrome.json' with { type: 'json' };
import firefox from './told/firefox.json' with { type: 'json' };

/** What each browser told in the last run of `npm run test:tells`, which writes these files. */
export const toldFiles: Readonly<Record<BrowserName, ToldFile>> = { chrome, firefox };
