import browser from 'webextension-polyfill';

/** `scheme://host` of the extension's own pages. */
export function extensionOrigin(): string {
  return new URL(browser.runtime.getURL('')).origin;
}

/**
 * The host that the extension's own requests have as initiator. In Firefox it is the add-on's UUID,
 * which is not `runtime.id`.
 */
export function extensionHost(): string {
  return new URL(browser.runtime.getURL('')).host;
}

export function extensionId(): string {
  return browser.runtime.id;
}

/** '0.1.0', as the manifest says. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/**
 * Resets the idle timer of Firefox's event page, which counts neither a pending fetch nor a held lock nor
 * storage.local as activity (bugzilla 1771203); any call to the parent process does.
 */
export async function stayAwake(): Promise<void> {
  await browser.runtime.getPlatformInfo();
}

/** Opens the options page in a tab, or goes to the one that is open. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
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

/** Must be called while the background starts: being woken by this event is what brings injection back. */
export function onBrowserStart(callback: () => void): void {
  browser.runtime.onStartup.addListener(callback);
}

/** The same for an installation and an update. */
export function onInstalled(callback: () => void): void {
  browser.runtime.onInstalled.addListener(callback);
}
