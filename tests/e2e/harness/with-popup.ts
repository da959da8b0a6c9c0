import type { Page } from '../../browsers/browser.ts';
import { credentials } from './credentials.ts';
import { addApp, waitForState } from './popup.ts';
import { rulesInForce } from './rules-in-force.ts';
import type { Harness } from './start-harness.ts';
import { testId } from './test-id.ts';

/** Opens the popup over a tab, lets `use` work in it, and closes it again. */
export async function withPopup<T>(
  { browser }: Harness,
  tab: Page,
  use: (popup: Page) => Promise<T>,
): Promise<T> {
  const popup = await browser.openPopup(tab);
  try {
    return await use(popup);
  } finally {
    // A browser question may have closed it already.
    await popup.close().catch(() => {});
  }
}

/** Types a seeded token set into the popup and waits until it is refreshed and used. */
export async function saveCredentials(harness: Harness, tab: Page, label: string): Promise<void> {
  await withPopup(harness, tab, async (popup) => {
    await addApp(popup, credentials(harness.sandbox, label));
    await waitForState(popup, label, 'live/idle');
  });
}

/** The popup's one click: "Allow pages on this host", "Allow this origin". Resolves when the tab sends the token. */
export async function allowInPopup(harness: Harness, tab: Page): Promise<void> {
  await withPopup(harness, tab, async (popup) => {
    await popup.click(testId('strip-action'));
    await popup.waitFor((css) => document.querySelector(css), `${testId('strip')}[data-sends="yes"]`);
  });
  await rulesInForce(harness.browser, { pagesOf: new URL(await tab.url()).hostname });
}

/** The same one click where the browser asks back: the tab's origin is not among the extension's hosts. */
export async function addOriginInPopup(harness: Harness, tab: Page): Promise<void> {
  const { browser } = harness;
  const { protocol, host, hostname } = new URL(await tab.url());
  // Firefox is asked without the port (see src/platform/permissions.ts).
  const pattern = `${protocol}//${browser.name === 'firefox' ? hostname : host}/*`;
  const popup = await browser.openPopup(tab);
  await browser.grantWhile(pattern, () => popup.click(testId('strip-action')));
  await popup.close().catch(() => {});
}
