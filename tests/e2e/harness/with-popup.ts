import type { Page } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';
import { patternOf } from '../placement/host-permission.ts';
import { credentials } from './credentials.ts';
import { addApp, waitForState } from './popup.ts';
import { rulesInForce } from './rules-in-force.ts';
import type { Harness } from './start-harness.ts';
import { testId } from './test-id.ts';

/** Opens the popup over a tab, calls `use` with it, and closes it again. */
export async function withPopup<T>(
  { browser }: Harness,
  tab: Page,
  use: (popup: Page) => Promise<T>,
): Promise<T> {
  const popup = await browser.openPopup(tab);
  try {
    return await use(popup);
  } finally {
    // A permission prompt may have closed it already.
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

/** The popup's single click over a page whose address is visible. Resolves when the tab sends the token. */
export async function allowInPopup(harness: Harness, tab: Page): Promise<void> {
  await withPopup(harness, tab, async (popup) => {
    await popup.click(testId('tab-action'));
    await popup.waitFor((css) => document.querySelector(css), `${testId('tab-status')}[data-sends="yes"]`);
  });
  await rulesInForce(harness.browser, { pagesOf: new URL(await tab.url()).hostname });
}

/** The same with a permission prompt, for an origin that is not among the extension's hosts. */
export async function addOriginInPopup({ browser }: Pick<Harness, 'browser'>, tab: Page): Promise<void> {
  const { origin } = new URL(await tab.url());
  const popup = await browser.openPopup(tab);
  const last = await readyToUse(browser, popup, origin);
  await browser.grantWhile(patternOf(browser, origin), () => popup.click(last));
  await saidYes(popup);
  await popup.close().catch(() => {});
}

/** The click is processed when its form is gone; a prompt closes the popup and leaves the rest to the background. */
async function saidYes(popup: Page): Promise<void> {
  const asking = (css: string): boolean => document.querySelector(css) !== null;
  await waitUntil('the form of the page is gone, or the popup', () =>
    popup.evaluate(asking, testId('page-form')).then(
      (open) => !open,
      () => true,
    ),
  );
}

/**
 * Proceeds to the click that opens the prompt, and returns what must be clicked: Chromium hides the page's address,
 * which is typed into a form; Firefox shows it once its button was clicked.
 */
export async function readyToUse(
  browser: Pick<Harness['browser'], 'name'>,
  popup: Page,
  address: string,
): Promise<string> {
  if (browser.name === 'firefox') return testId('tab-action');
  await popup.click(testId('tab-action'));
  await popup.type('[name="pageAddress"]', address);
  return testId('use-page');
}
