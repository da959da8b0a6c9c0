import type { Page } from '../../browsers/browser.ts';

/** Clicks a part of the popup's list, which ignores clicks for half a second after a part has moved. */
export async function clickInList(popup: Page, css: string): Promise<void> {
  await popup.waitFor(async (wanted) => {
    const top = () => document.querySelector(wanted)?.getBoundingClientRect().top;
    const before = top();
    await new Promise((resolve) => setTimeout(resolve, 600));
    return before !== undefined && top() === before;
  }, css);
  await popup.click(css);
}
