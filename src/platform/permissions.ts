import browser from 'webextension-polyfill';
import type { BrowserFacts } from '../injection/held/host-permission.ts';
import { isFirefox } from './runtime.ts';

/**
 * The match pattern that lets our rules apply to pages of `origin`. In Chromium a pattern without a port means every
 * port of the host, so the default port is written out, too. Firefox 153 accepts a pattern with a port, answers true,
 * and then changes no request: there the port is omitted, and every port of the host is allowed.
 */
function patternOf(origin: string): string {
  const { protocol, hostname, port } = new URL(origin);
  const defaultPort = protocol === 'https:' ? '443' : '80';
  return `${protocol}//${isFirefox() ? hostname : `${hostname}:${port || defaultPort}`}/*`;
}

/** Requests the host permission of an origin, only in a click of the user. True: it was granted. */
export function requestOrigin(origin: string): Promise<boolean> {
  return browser.permissions.request({ origins: [patternOf(origin)] });
}

/** Whether the browser lets our rules act on requests from (or to) an origin. */
export function hasOrigin(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [patternOf(origin)] });
}

/** The match patterns of all held host permissions, as the browser reports them. */
export async function heldPatterns(): Promise<readonly string[]> {
  return (await heldAccess()).patterns;
}

/** Firefox permissions have no port, so there a listener compares the origin; see src/platform/web-request.ts. */
export function exactBy(): BrowserFacts['exactBy'] {
  return isFirefox() ? 'listener' : 'permissions';
}

/**
 * Gives a permission back. Resolves to false if the browser keeps it (a required one); true does not guarantee that it
 * is gone.
 */
export function giveBack(pattern: string): Promise<boolean> {
  return browser.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/**
 * Calls back when the user grants or withdraws a permission, with the granted patterns. Must be called while the
 * background starts.
 */
export function onPermissionsChanged(callback: (added: readonly string[]) => void): void {
  browser.permissions.onAdded.addListener(({ origins }) => callback(origins ?? []));
  browser.permissions.onRemoved.addListener(() => callback([]));
}

/** Whether this page may request permissions at all: in Firefox DevTools pages may not (153). */
export function canAsk(): boolean {
  return browser.permissions !== undefined;
}

/** Requests to see the addresses of all tabs, only in a click of the user. True: it was granted. */
export function requestTabs(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['tabs'] });
}

/** Gives back the permission of `requestTabs`. */
export function forgetTabs(): Promise<boolean> {
  return browser.permissions.remove({ permissions: ['tabs'] });
}

/** Requests to show notifications, only in a click of the user. True: it was granted. */
export function requestNotifications(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['notifications'] });
}

/** Gives back the permission of `requestNotifications`. */
export function forgetNotifications(): Promise<boolean> {
  return browser.permissions.remove({ permissions: ['notifications'] });
}

/** `not needed`: after a click on the button, Firefox shows the popup the address of the page below it (153). */
export type TabsPermission = 'held' | 'can be asked for' | 'not needed';

/** The patterns of `heldPatterns`, and the optional permissions, by one call to the browser. */
export async function heldAccess(): Promise<{
  readonly patterns: readonly string[];
  readonly tabs: TabsPermission;
  /** whether notifications may be shown */
  readonly notifications: boolean;
}> {
  const { origins = [], permissions = [] } = await browser.permissions.getAll();
  const tabs = permissions.includes('tabs') ? 'held' : 'can be asked for';
  return {
    patterns: origins,
    tabs: isFirefox() ? 'not needed' : tabs,
    notifications: permissions.includes('notifications'),
  };
}
