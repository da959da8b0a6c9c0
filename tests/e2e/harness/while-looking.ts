import type { Page } from '../../browsers/browser.ts';
import type { Harness } from './start-harness.ts';
import { withPopup } from './with-popup.ts';

/**
 * Calls `use` while the popup is open over a tab and listens to requests, as it does in Chromium until it is closed. In
 * Firefox the background hears every request, whoever looks.
 */
export async function whileLooking<T>(
  harness: Harness,
  tab: Page,
  use: (popup: Page) => Promise<T>,
): Promise<T> {
  return await withPopup(harness, tab, async (popup) => {
    if (harness.browser.name === 'chrome') await listens(popup);
    return await use(popup);
  });
}

async function listens(popup: Page): Promise<void> {
  // The polyfill's types lack `hasListeners`, which Chromium has.
  await popup.waitFor(() => {
    const { onCompleted, onBeforeSendHeaders } = browser.webRequest;
    return [onCompleted, onBeforeSendHeaders].every((event) => Object(event).hasListeners());
  });
}
