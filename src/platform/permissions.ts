import browser from 'webextension-polyfill';
import type { BrowserFacts } from '../injection/held/host-permission.ts';
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

/** The match patterns of all host permissions that are held, as the browser reports them. */
export async function heldPatterns(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Firefox knows no port in a permission, so there a listener compares the origin; see src/platform/web-request.ts. */
export function exactBy(): BrowserFacts['exactBy'] {
  return isFirefox() ? 'listener' : 'permissions';
}

/** Gives a permission back. Resolves to false where the browser keeps it (a required one); true may be said in vain. */
export function giveBack(pattern: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/**
 * Calls back when the user grants or withdraws a permission, with the patterns that came. Must be called while the
 * background starts.
 */
export function onPermissionsChanged(callback: (added: readonly string[]) => void): void {
  browser.permissions.onAdded.addListener(({ origins }) => callback(origins ?? []));
  browser.permissions.onRemoved.addListener(() => callback([]));
}

/** Whether this page may ask for permissions at all: Firefox lets no DevTools page (153). */
export function canAsk(): boolean {
  return browser.permissions !== undefined;
}

/** Asks to see the addresses of all tabs. Only in a click of the user; true when it is granted. */
export function requestTabs(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['tabs'] });
}

/** Gives back what `requestTabs` asked for. */
export function forgetTabs(): Promise<boolean> {
  return browser.permissions.remove({ permissions: ['tabs'] });
}

/** `not needed`: Firefox shows the popup the address of the page below it, after a click on the button (153). */
export type TabsPermission = 'held' | 'can be asked for' | 'not needed';

/** The permission that shows the addresses of all tabs, not of held pages alone. */
export async function tabsPermission(): Promise<TabsPermission> {
  if (isFirefox()) return 'not needed';
  return (await browser.permissions.contains({ permissions: ['tabs'] })) ? 'held' : 'can be asked for';
}
