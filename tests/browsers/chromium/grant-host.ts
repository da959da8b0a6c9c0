import type { Browser as PuppeteerBrowser } from 'puppeteer-core';
import { CHROMIUM_ID } from '../extension-identity.ts';

/**
 * Grants an origin pattern in Chromium's own page of extensions: headless Chromium cannot show its question.
 * A page that asks for it afterwards is answered yes.
 */
export async function grantHost(chromium: PuppeteerBrowser, pattern: string): Promise<void> {
  const settings = await chromium.newPage({ background: true });
  await settings.goto('chrome://extensions/');
  await settings.evaluate(`new Promise((resolve, reject) =>
    chrome.developerPrivate.addHostPermission('${CHROMIUM_ID}', ${JSON.stringify(pattern)}, () =>
      chrome.runtime.lastError ? reject(new Error(chrome.runtime.lastError.message)) : resolve()))`);
  await settings.close();
}
