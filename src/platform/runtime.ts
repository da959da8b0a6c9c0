import browser from 'webextension-polyfill';

/** `scheme://host` of the extension's own pages. */
export function extensionOrigin(): string {
  return new URL(browser.runtime.getURL('')).origin;
}

/**
 * The initiator host of the extension's own requests. In Firefox it is the add-on's UUID, which is not `runtime.id`.
 */
export function extensionHost(): string {
  return new URL(browser.runtime.getURL('')).host;
}

export function extensionId(): string {
  return browser.runtime.id;
}

/** '0.1.0', from the manifest. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version;
}

export function isFirefox(): boolean {
  return browser.runtime.getURL('').startsWith('moz-extension:');
}

/** Opens the options page in a tab, or switches to the open one. */
export async function openOptions(): Promise<void> {
  await browser.runtime.openOptionsPage();
}
