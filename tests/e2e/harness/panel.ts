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
    return panel.evaluate(isListed, row, '*');
  });
  if (round > 1) await panel.evaluate(listIsSteady, testId('call-list'));
  await openRow(panel, row);
  await panel.waitFor((css) => document.querySelector(css), testId('detail'));
}

/**
 * Clicks the first row that matches until it is the selected one: a call that is listed in that moment moves the rows,
 * and its own may take the click.
 */
export async function openRow(panel: Page, row: string): Promise<void> {
  await waitUntil(`${row} is selected`, async () => {
    await panel.click(row);
    return panel.evaluate(isListed, row, '[aria-selected="true"]');
  });
}

/** Waits half a second: a call is reported after it has ended. */
async function isListed(css: string, state: string): Promise<boolean> {
  for (let round = 0; round < 10; round += 1) {
    if (document.querySelector(css)?.matches(state)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** Resolves when no call has been listed for a second, at the latest after ten: those of earlier rounds come late. */
async function listIsSteady(css: string): Promise<void> {
  const count = () => document.querySelector(css)?.ariaRowCount;
  let [before, quiet] = [count(), 0];
  for (let round = 0; round < 200 && quiet < 20; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    quiet = count() === before ? quiet + 1 : 0;
    before = count();
  }
}
