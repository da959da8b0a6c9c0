import browser from 'webextension-polyfill';

// Apart from runtime.ts: the popup would load it with every opening.

/** Must be called while the background starts: being woken by this event is what brings injection back. */
export function onBrowserStart(callback: () => void): void {
  browser.runtime.onStartup.addListener(callback);
}

/** The same for an installation and an update. */
export function onInstalled(callback: () => void): void {
  browser.runtime.onInstalled.addListener(callback);
}

/**
 * Must be called while the background starts. Without a listener Firefox starts a new version at once, in the middle
 * of whatever runs; with one it waits for `reloadExtension`, or for its own next start.
 * Source: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/runtime/onUpdateAvailable
 */
export function onUpdateAvailable(callback: () => void): void {
  browser.runtime.onUpdateAvailable.addListener(() => callback());
}

/** Ends every part of the extension and starts it again, in its newest version. */
export function reloadExtension(): void {
  browser.runtime.reload();
}

/** Whether any page of the extension is open: popup, settings, DevTools. */
export async function hasOpenPages(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({});
  return contexts.some(({ contextType }) => contextType !== 'BACKGROUND');
}

/**
 * Resets the idle timer of Firefox's event page, which counts neither a pending fetch nor a held lock nor
 * storage.local as activity (bugzilla 1771203); any call to the parent process does.
 */
export async function stayAwake(): Promise<void> {
  await browser.runtime.getPlatformInfo();
}
