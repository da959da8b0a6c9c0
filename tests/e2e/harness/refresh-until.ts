import { expect } from 'vitest';
import type { Page } from '../../browsers/browser.ts';
import { partOf, waitForTokenSet } from './popup.ts';

/** Clicks "refresh now" until the card is in that state: a click is refused for 5 seconds after the last request. */
export async function refreshUntil(popup: Page, label: string, state: string): Promise<void> {
  const id = await waitForTokenSet(popup, label);
  // In one call: between two, an answer may take away the button, which a rejected token set has not.
  const clickAndRead = () =>
    popup.evaluate(
      (card, refresh, wanted) => {
        const read = () => document.querySelector<HTMLElement>(card)?.dataset['state'];
        if (read() !== wanted) document.querySelector<HTMLElement>(refresh)?.click();
        return read();
      },
      `[data-id="${id}"]`,
      partOf(id, 'token-set-refresh'),
      state,
    );
  await expect.poll(clickAndRead, { timeout: 30_000, interval: 1000 }).toBe(state);
}
