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

/** Requests that a browser makes by itself, or before the extension can act: no test asks for them in a page. */
export const OUT_OF_REACH: readonly (Pick<Exception, 'what' | 'because'> & {
  readonly browsers: readonly BrowserName[];
})[] = [
  {
    what: 'early hints (103)',
    browsers: ['chrome'],
    because: 'Chromium asks for them before there is a page: their resource type is "other" as well',
  },
  {
    what: '`view-source:` of an address',
    browsers: ['firefox'],
    because: 'Firefox loads it by itself, and asks no extension',
  },
  {
    what: '"Save as" of a page or a link',
    browsers: ['firefox'],
    because: 'Firefox loads it by itself, and asks no extension',
  },
  {
    what: 'tabs of a restored session',
    browsers: ['chrome', 'firefox'],
    because:
      'the browser may load them before it starts the extension, which sets the session rules; reload the page',
  },
];

/** Whether the browser lets no token through, whatever is decided. */
export function isException(browser: BrowserName, request: Request): boolean {
  return EXCEPTIONS.some((each) => each.browser === browser && each.is(request));
}
