import browser from 'webextension-polyfill';

/** A page whose context menu was used. `url`: of the top-level page, even if the click was in a frame. */
export interface MenuPage {
  readonly url: string;
  readonly tabId: number;
}

/**
 * Adds one item to the context menu of web pages. Browsers keep it while the background sleeps and across a restart.
 * Call it after an installation and at every browser start, which updates its language.
 */
export async function offerInPageMenu(title: string): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create(
    { id: 'page', title, contexts: ['page'], documentUrlPatterns: ['https://*/*', 'http://*/*'] },
    // Both events may come at once; the second one finds the item in place.
    () => void browser.runtime.lastError,
  );
}

/**
 * Calls back during the click: a permission can be requested until something is awaited. Must be called while the
 * background starts.
 */
export function onPageMenu(callback: (page: MenuPage) => void): void {
  browser.contextMenus.onClicked.addListener(({ pageUrl }, tab) => {
    if (pageUrl !== undefined && tab?.id !== undefined) callback({ url: pageUrl, tabId: tab.id });
  });
}
