import type { Page } from '../../browsers/browser.ts';

/**
 * The page with its user's actions noted: a click, a key, a paste, or a word that is typed. An address is typed and
 * confirmed by a key: two.
 */
export function counted(page: Page, actions: string[]): Page {
  return {
    ...page,
    async click(css) {
      actions.push(`click ${css}`);
      await page.click(css);
    },
    async type(css, text) {
      actions.push(`type into ${css}`);
      await page.type(css, text);
    },
    async press(key) {
      actions.push(`press ${key}`);
      await page.press(key);
    },
    async goto(url) {
      actions.push('type an address', 'press Enter');
      await page.goto(url);
    },
  };
}
