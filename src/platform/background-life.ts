import browser from 'webextension-polyfill';

// Separate from runtime.ts, which the popup loads at every opening.

/** Must be called while the background starts: being woken by this event restores injection. */
export function onBrowserStart(callback: () => void): void {
  browser.runtime.onStartup.addListener(callback);
}

/** The same for an installation and an update. */
export function onInstalled(callback: () => void): void {
  browser.runtime.onInstalled.addListener(callback);
}

/**
 * Must be called while the background starts. Without a listener Firefox starts a new version at once, whatever is
 * running; with one it waits for `reloadExtension`, or for its own next start. Source:
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/runtime/onUpdateAvailable
 */
export function onUpdateAvailable(callback: () => void): void {
  browser.runtime.onUpdateAvailable.addListener(() => callback());
}

/** Ends every part of the extension and restarts it in its newest version. */
export function reloadExtension(): void {
  browser.runtime.reload();
}

/** Whether any page of the extension is open: popup, settings, DevTools. */
export async function hasOpenPages(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({});
  return contexts.some(({ contextType }) => contextType !== 'BACKGROUND');
}

/**
 * Resets the idle timer of Firefox's event page. A pending fetch, a held lock and storage.local do not count as
 * activity (bugzilla 1771203); any call to the parent process does.
 */
export async function stayAwake(): Promise<void> {
  await browser.runtime.getPlatformInfo();
}
