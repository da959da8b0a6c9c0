import type { BrowserName } from '../../browsers/browser.ts';

/** Where the panel says more than it can know, by way of asking. Each is a fault of ours: an empty list is the aim. */
const EXCEPTIONS: readonly (readonly [way: string, browser: BrowserName, because: string])[] = [
  ['CORP', 'firefox', 'Firefox shows no byte of any answer without CORS, and tells no reason'],
  ['credentials', 'firefox', 'Firefox does not tell that a call asks with cookies, so that CORS needs more'],
];

export function isException(way: string, browser: BrowserName): boolean {
  return EXCEPTIONS.some(([each, where]) => each === way && where === browser);
}
