import { factsOf } from './asking.ts';
import { OF_TABS, type Request, type Setup } from './dimensions.ts';
import { ANOTHER_LABEL, type Carried, DEFAULT_LABEL } from './world.ts';

/**
 * The promise, independent of the extension's own decision: no token set other than the tab's, nothing if there is
 * none, and no request that may change data from a page that is not allowed. Settings of a single tab end with the
 * browser.
 */
export function mayCarry(setup: Setup, { site, asking }: Request, carried: Carried): boolean {
  if (carried === 'nothing') return true;
  const { method } = factsOf(asking);
  if (method !== 'GET' && site !== 'allowed') return false;
  if (!isOfTabs(setup)) return carried === DEFAULT_LABEL;
  return setup.stance === 'pinned to another' && carried === ANOTHER_LABEL;
}

/** Whether the tabs have settings of their own now, which end with the browser. */
export function isOfTabs({ stance, moment }: Setup): boolean {
  return moment !== 'restart' && OF_TABS.includes(stance);
}
