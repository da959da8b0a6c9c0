import { expect } from 'vitest';
import type { Page } from '../../browsers/browser.ts';
import { partOf, waitForTokenSet } from './popup.ts';

/** Clicks "refresh now" until the card is in that state: a click is refused for 5 seconds after the last request. */
export async function refreshUntil(popup: Page, label: string, state: string): Promise<void> {
  const id = await waitForTokenSet(popup, label);
  const read = () =>
    popup.evaluate((css) => document.querySelector<HTMLElement>(css)?.dataset['state'], `[data-id="${id}"]`);
  const clickAndRead = async () => {
    // A rejected token set has no such button.
    if ((await read()) !== state) await popup.click(partOf(id, 'token-set-refresh'));
    return await read();
  };
  await expect.poll(clickAndRead, { timeout: 20_000, interval: 1000 }).toBe(state);
}
