import type { BrowserName } from '../../browsers/browser.ts';
import type { Place } from './places.ts';
import type { Way } from './ways.ts';

/** What goes along when the API redirects to another host: whether the headers without a secret do. */
export interface HeaderTravel {
  readonly from: Place;
  readonly way: Way;
  /** `Accept` and `X-Api-Version` arrive there as we set them */
  readonly travel: Readonly<Record<BrowserName, boolean>>;
}

export const HEADER_TRAVEL: readonly HeaderTravel[] = [
  { from: 'address bar', way: 'navigation', travel: { chrome: false, firefox: true } },
  { from: 'api', way: 'fetch', travel: { chrome: false, firefox: false } },
  { from: 'added', way: 'image', travel: { chrome: false, firefox: false } },
];
