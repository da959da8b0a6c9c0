import type { BrowserName } from '../../browsers/browser.ts';
import type { MatrixSource } from './sources.ts';
import type { Way } from './ways.ts';

/** What goes along when the API redirects to another host: which of the headers that we set. */
export interface HeaderTravel {
  readonly from: MatrixSource;
  readonly way: Way;
  /** names of the headers that arrive there as we set them */
  readonly travel: Readonly<Record<BrowserName, readonly string[]>>;
}

export const HEADER_TRAVEL: readonly HeaderTravel[] = [
  { from: 'address bar', way: 'navigation', travel: { chrome: [], firefox: ['accept'] } },
  { from: 'api', way: 'fetch', travel: { chrome: [], firefox: [] } },
  { from: 'added', way: 'image', travel: { chrome: [], firefox: [] } },
];
