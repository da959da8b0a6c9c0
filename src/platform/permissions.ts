import browser from 'webextension-polyfill';
import { isFirefox } from './runtime.ts';

/**
 * The match pattern that makes pages of `origin` subject to our rules. In Chromium a pattern without a port means
 * every port of the host, so the default one is named too. Firefox 153 accepts a pattern with a port, answers true,
 * and then decorates nothing: there the port is left out, and every port of the host is allowed.
 */
function patternOf(origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  const defaultPort = protocol === 'https:' ? '443' : '80';
  return `${protocol}//${isFirefox() ? hostname : `${hostname}:${port || defaultPort}`}/*`;
}

/** Asks for the host permission of an origin. Only in a click of the user; true when it is granted. */
export function requestOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternOf(origin)] });
}

/** Whether the browser lets our rules act on requests from (or to) an origin. */
export function hasOrigin(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/** Gives an added origin's permission back; resolves to false where the browser keeps it (a required one). */
export function forgetOrigin(origin: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [patternOf(origin)] }).catch(() => false);
}

/** Calls back when the user grants or withdraws a permission. Must be called while the background starts. */
export function onPermissionsChanged(callback: () => void): void {
  browser.permissions.onAdded.addListener(callback);
  browser.permissions.onRemoved.addListener(callback);
}
