import type { Page as PuppeteerPage } from 'puppeteer-core';
import type { Page } from '../browser.ts';
import { CHROMIUM_ID, PANEL_PATH, PANEL_TITLE } from '../extension-identity.ts';
import { waitUntil } from '../wait-until.ts';
import { chromiumPage } from './chromium-page.ts';

const VIEW = `chrome-extension://${CHROMIUM_ID}${PANEL_TITLE}`;

/** DevTools' own module: the protocol has no commands for panels. */
const VIEWS = "import('./ui/legacy/legacy.js').then(({ ViewManager }) => ViewManager.ViewManager.instance())";

/** Opens DevTools for the tab, and resolves when the extension has added its panel, which is not opened. */
export async function openDevTools(inspected: PuppeteerPage): Promise<PuppeteerPage> {
  const devtools = await inspected.openDevTools();
  await waitUntil('the panel is in DevTools', () =>
    devtools.evaluate(`${VIEWS}.then((views) => views.view(${JSON.stringify(VIEW)}) !== null)`),
  );
  return devtools;
}

/** Chooses the theme in their settings. */
export async function chooseTheme(devtools: PuppeteerPage, theme: 'light' | 'dark'): Promise<void> {
  const name = theme === 'dark' ? 'dark' : 'default';
  await devtools.evaluate(
    `import('./core/common/common.js').then(({ Settings }) => {
      Settings.Settings.instance().moduleSetting('ui-theme').set(${JSON.stringify(name)});
    })`,
  );
}

/** Opens our panel in them, like a click on its tab. */
export async function openPanel(devtools: PuppeteerPage): Promise<Page> {
  const show = `${VIEWS}.then((views) => views.showView(${JSON.stringify(VIEW)})).then(() => true)`;
  const frame = await waitUntil('the panel is open', async () => {
    await devtools.evaluate(show);
    return devtools.frames().find((one) => one.url().endsWith(PANEL_PATH));
  });
  const panel = chromiumPage(devtools, frame);
  await panel.waitFor(() => document.readyState === 'complete' && innerWidth > 0);
  return panel;
}
