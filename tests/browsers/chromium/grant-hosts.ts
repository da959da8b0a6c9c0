import type { Browser as PuppeteerBrowser } from 'puppeteer-core';
import { CHROMIUM_ID } from '../extension-identity.ts';

/**
 * Grants origin patterns in Chromium's own extensions page, because headless Chromium cannot show its prompt. A page
 * that requests them afterwards gets them.
 */
export async function grantHosts(chromium: PuppeteerBrowser, patterns: readonly string[]): Promise<void> {
  const settings = await chromium.newPage({ background: true });
  await settings.goto('chrome://extensions/');
  for (const pattern of patterns) {
    await settings.evaluate(`new Promise((resolve, reject) =>
      chrome.developerPrivate.addHostPermission('${CHROMIUM_ID}', ${JSON.stringify(pattern)}, () =>
        chrome.runtime.lastError ? reject(new Error(chrome.runtime.lastError.message)) : resolve()))`);
  }
  await settings.close();
}
