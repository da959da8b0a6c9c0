import browser from 'webextension-polyfill';

/** A page whose context menu was used. `url`: of the top-level page, even if the click was in a frame. */
export interface MenuPage {
  readonly url: string;
  readonly tabId: number;
}

const PAGE = 'page';
const SELECTION = 'selection';

/**
 * Adds one item to the context menu of web pages, and one to that of selected text. Browsers keep them while the
 * background sleeps and across a restart. Call it after an installation and at every browser start, which updates their
 * language.
 */
export async function offerInMenus(titles: {
  readonly page: string;
  readonly selection: string;
}): Promise<void> {
  await browser.contextMenus.removeAll();
  // Both events may come at once; the second one finds the items in place.
  const created = () => void browser.runtime.lastError;
  const onWebPages = { documentUrlPatterns: ['https://*/*', 'http://*/*'] };
  browser.contextMenus.create({ id: PAGE, title: titles.page, contexts: ['page'], ...onWebPages }, created);
  browser.contextMenus.create({ id: SELECTION, title: titles.selection, contexts: ['selection'] }, created);
}

/**
 * Calls back during the click: a permission can be requested until something is awaited. Must be called while the
 * background starts.
 */
export function onPageMenu(callback: (page: MenuPage) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, pageUrl }, tab) => {
    if (menuItemId === PAGE && pageUrl !== undefined && tab?.id !== undefined)
      callback({ url: pageUrl, tabId: tab.id });
  });
}

/**
 * Calls back with the selected text, during the click. Chromium has blanks for its line breaks (156), Firefox no more than
 * its first 16,384 characters (153). Must be called while the background starts.
 */
export function onSelectionMenu(callback: (text: string) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }) => {
    if (menuItemId === SELECTION && selectionText !== undefined) callback(selectionText);
  });
}
