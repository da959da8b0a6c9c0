import type { Page } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';
import { testId } from './test-id.ts';

/**
 * Makes a request until the panel lists a call with that verdict, and opens it. Repeatedly, because Firefox's
 * panel misses requests of its first second.
 */
export async function openCall(
  panel: Page,
  { verdict }: { readonly verdict: string },
  request: (round: number) => Promise<unknown>,
): Promise<void> {
  const row = `${testId('call')}[data-verdict="${verdict}"]`;
  let round = 0;
  await waitUntil(`the panel lists ${row}`, async () => {
    round += 1;
    await request(round);
    return panel.evaluate(isListed, row);
  });
  await panel.click(row);
  await panel.waitFor((css) => document.querySelector(css), `${row}[aria-selected="true"]`);
  await panel.waitFor((css) => document.querySelector(css), testId('detail'));
}

/** Waits half a second: a call is reported after it has ended. */
async function isListed(css: string): Promise<boolean> {
  for (let round = 0; round < 10; round += 1) {
    if (document.querySelector(css)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
