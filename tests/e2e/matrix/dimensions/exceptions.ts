import type { BrowserName } from '../../../browsers/browser.ts';
import type { Request } from './dimensions.ts';

/** Cases in which a browser sends no token although the extension decided to. */
interface Exception {
  readonly browser: BrowserName;
  readonly what: string;
  readonly because: string;
  readonly is: (request: Request) => boolean;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    browser: 'chrome',
    what: 'link preload as fetch',
    because: 'Chromium gives it a resource type ("other") that no rule of ours names',
    is: ({ asking }) => asking === 'preload',
  },
  {
    browser: 'chrome',
    what: "a download from the page's own host",
    because: 'Chromium does not navigate for it: its resource type is "other" as well',
    is: ({ asking, site }) => asking === 'download' && site === 'api',
  },
];

/** Whether the browser lets no token through, whatever is decided. */
export function isException(browser: BrowserName, request: Request): boolean {
  return EXCEPTIONS.some((each) => each.browser === browser && each.is(request));
}
