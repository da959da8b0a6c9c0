import type { BrowserName } from '../../../browsers/browser.ts';
import { factsOf } from './asking.ts';
import { allCells, type GrownCell } from './dimensions.ts';
import { isSibling } from './sites.ts';

/** Combinations that cannot exist. */
interface Impossible {
  readonly what: string;
  readonly because: string;
  readonly is: (cell: GrownCell, browser: BrowserName) => boolean;
}

export const IMPOSSIBLE: readonly Impossible[] = [
  {
    what: '"when you click the extension" in Firefox',
    because:
      'Firefox has no such choice: its user takes a host back as a whole ("permission withdrawn" above)',
    is: ({ permission }, browser) => permission === 'on click' && browser === 'firefox',
  },
  {
    what: 'in Chromium, another port or scheme of the allowed host that is allowed in another tab alone',
    because:
      'the extension refuses it: no rule knows ports and schemes, so origins of one host have one reach',
    is: ({ site, permission }, browser) =>
      browser === 'chrome' && permission === 'allowed elsewhere' && isSibling(site),
  },
  {
    what: 'fetchLater and speculation rules in Firefox',
    because: 'Firefox 153 does not know them',
    is: ({ asking }, browser) => browser === 'firefox' && factsOf(asking).chromiumOnly === true,
  },
  {
    what: 'service workers and fetchLater over plain http',
    because: 'both need a secure context',
    is: ({ site, asking }) => site === 'http' && factsOf(asking).secure === true,
  },
  {
    what: 'navigation preload for another host',
    because: 'a service worker preloads pages of its own host only: of the API for that of the API',
    is: ({ site, asking }) => asking === 'navigation preload' && site !== 'api',
  },
  {
    what: 'prerender of another site',
    because: 'Chromium prerenders pages of the same site only',
    is: ({ site, asking }) => asking === 'prerender' && site !== 'api',
  },
];

/** Every combination that can exist in a browser. */
export function possibleCells(browser: BrowserName): readonly GrownCell[] {
  return allCells().filter((cell) => !IMPOSSIBLE.some(({ is }) => is(cell, browser)));
}
