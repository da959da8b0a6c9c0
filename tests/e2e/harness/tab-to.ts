import type { Page } from '../../browsers/browser.ts';
import { testId } from './test-id.ts';

/** Presses Tab until the first element with that test id has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, testId(name))) return;
    await page.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${name}.`);
}
