import browser from 'webextension-polyfill';

/** Opens a page of the extension in a tab of its own. `path`: below the extension's root. */
export async function openOwnTab(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}
