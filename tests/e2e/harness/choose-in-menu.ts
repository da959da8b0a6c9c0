import type { Page } from '../../browsers/browser.ts';
import { testId } from './test-id.ts';

/** Opens a menu of the popup and chooses the item with that text, by keyboard. */
export async function chooseInMenu(popup: Page, menu: string, text: string): Promise<void> {
  await popup.click(testId(menu));
  const steps = await popup.waitFor((wanted) => {
    const lines = [...document.querySelectorAll<HTMLElement>('[role="menu"] button')];
    const to = lines.findIndex((line) => line.innerText.startsWith(wanted));
    const from = lines.findIndex((line) => line.matches(':focus'));
    return to < 0 || from < 0 ? null : { down: (to - from + lines.length) % lines.length };
  }, text);
  for (let step = 0; step < steps.down; step += 1) await popup.press('ArrowDown');
  await popup.press('Enter');
  await popup.waitFor(() => document.querySelector('[role="menu"]') === null);
}
