import { factsOf } from './asking.ts';
import type { Request, Setup } from './dimensions.ts';
import { ANOTHER_LABEL, type Carried, DEFAULT_LABEL } from './world.ts';

/**
 * What was promised, whatever the extension itself decides: no other token set than the tab's, nothing where there is
 * none, and no request that may change data from a page that nobody allowed. What holds for one tab ends with the browser.
 */
export function mayCarry({ stance, moment }: Setup, { site, asking }: Request, carried: Carried): boolean {
  if (carried === 'nothing') return true;
  const { method } = factsOf(asking);
  if (method !== 'GET' && site !== 'allowed') return false;
  if (moment === 'restart') return carried === DEFAULT_LABEL;
  if (stance === 'pinned to none' || stance === 'paused') return false;
  return carried === (stance === 'pinned to another' ? ANOTHER_LABEL : DEFAULT_LABEL);
}
