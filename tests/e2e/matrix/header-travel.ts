import type { BrowserName } from '../../browsers/browser.ts';
import type { MatrixSource } from './sources.ts';
import type { Way } from './ways.ts';

/** Which of our headers are sent along if the API redirects to another host. */
export interface HeaderTravel {
  readonly from: MatrixSource;
  readonly way: Way;
  /** names of the headers that arrive there unchanged */
  readonly travel: Readonly<Record<BrowserName, readonly string[]>>;
}

export const HEADER_TRAVEL: readonly HeaderTravel[] = [
  { from: 'address bar', way: 'navigation', travel: { chrome: [], firefox: ['accept'] } },
  { from: 'api', way: 'fetch', travel: { chrome: [], firefox: [] } },
  { from: 'added', way: 'image', travel: { chrome: [], firefox: [] } },
];
