import type { Page } from '../../browsers/browser.ts';
import type { Harness } from './start-harness.ts';
import { testId } from './test-id.ts';

/** Opens the options page in a tab, calls `use` with it, and closes it again. */
export async function withOptions<T>({ browser }: Harness, use: (options: Page) => Promise<T>): Promise<T> {
  const options = await browser.openPage(`${browser.extensionOrigin}/src/options/index.html`);
  try {
    await options.waitFor((css) => document.querySelector(css), testId('strict'));
    return await use(options);
  } finally {
    await options.close();
  }
}

/** Clicks a switch of the page and waits until it changes. */
export async function flip(page: Page, css: string): Promise<void> {
  const before = await page.waitFor((one) => document.querySelector(one)?.ariaChecked, css);
  await page.click(css);
  await page.waitFor((one, was) => document.querySelector(one)?.ariaChecked !== was, css, before);
}
