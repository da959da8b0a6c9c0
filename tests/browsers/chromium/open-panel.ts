import type { Page as PuppeteerPage } from 'puppeteer-core';
import type { Page } from '../browser.ts';
import { CHROMIUM_ID, PANEL_PATH, PANEL_TITLE } from '../extension-identity.ts';
import { waitUntil } from '../wait-until.ts';
import { chromiumPage } from './chromium-page.ts';

/** Opens DevTools for the tab and our panel in them, as a click on its tab does. */
export async function openPanel(inspected: PuppeteerPage): Promise<Page> {
  const devtools = await inspected.openDevTools();
  // DevTools' own module: there is no protocol command that chooses a panel. The view exists once our page has made it.
  const show = `import('./ui/legacy/legacy.js').then(async ({ ViewManager }) => {
    await ViewManager.ViewManager.instance().showView('chrome-extension://${CHROMIUM_ID}${PANEL_TITLE}');
    return true;
  })`;
  const frame = await waitUntil('the panel is in DevTools', async () => {
    await devtools.evaluate(show);
    return devtools.frames().find((one) => one.url().endsWith(PANEL_PATH));
  });
  const panel = chromiumPage(devtools, frame);
  await panel.waitFor(() => document.readyState === 'complete' && innerWidth > 0);
  return panel;
}
