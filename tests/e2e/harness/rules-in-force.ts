import type { Browser } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';

/** Waits until the background has put its header rules into the browser, as it does at every start. */
export async function rulesInForce(real: Browser): Promise<void> {
  await waitUntil('a header rule is in force', () =>
    real.inExtension(async () => {
      const rules = await browser.declarativeNetRequest.getSessionRules();
      return rules.some(({ action }) => action.type === 'modifyHeaders');
    }),
  );
}
