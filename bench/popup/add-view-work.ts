import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Browser as Chromium } from 'puppeteer-core';
import { POPUP_SIZE } from './measure-opening.ts';

/** After the opening and after the click: nothing more happens then. */
const REST_MS = 700;

/** Opens the popup and, once it is at rest, its form of new credentials: ms of work in the page, with its drawing. */
export async function addViewWork(chromium: Chromium, url: string): Promise<number> {
  const tab = await chromium.newPage();
  try {
    await tab.setViewport(POPUP_SIZE);
    await tab.bringToFront();
    await tab.goto(url);
    await tab.waitForSelector('[data-testid="add"]');
    const session = await tab.createCDPSession();
    await session.send('Performance.enable');
    await sleep(REST_MS);
    const before = await workOf(session);
    await tab.evaluate(clickAdd);
    await sleep(REST_MS);
    const after = await workOf(session);
    if ((await tab.$('[data-testid="form"]')) === null) throw new Error('The form did not open');
    return after - before;
  } finally {
    await tab.close();
  }
}

/** ms of the tasks of the page's main thread since it began */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  return seconds * 1000;
}

/** Runs in the popup. */
function clickAdd(): void {
  document.querySelector<HTMLElement>('[data-testid="add"]')?.click();
}
