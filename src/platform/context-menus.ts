import browser from 'webextension-polyfill';

/** A page whose menu was used. `url`: of the whole page, also where the click was in a frame of it. */
export interface MenuPage {
  readonly url: string;
  readonly tabId: number;
}

/**
 * Puts one line into the menu of web pages. The browsers keep it over a sleep of the background and over a restart;
 * call it when the extension was installed and when the browser starts, in whose language it is written anew.
 */
export async function offerInPageMenu(title: string): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create(
    { id: 'page', title, contexts: ['page'], documentUrlPatterns: ['https://*/*', 'http://*/*'] },
    // Both events may come at once; the second one finds the line there.
    () => void browser.runtime.lastError,
  );
}

/** Calls back in the click: a permission can be asked for until something is awaited. Call while the background starts. */
export function onPageMenu(callback: (page: MenuPage) => void): void {
  browser.contextMenus.onClicked.addListener(({ pageUrl }, tab) => {
    if (pageUrl !== undefined && tab?.id !== undefined) callback({ url: pageUrl, tabId: tab.id });
  });
}
