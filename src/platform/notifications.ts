import browser from 'webextension-polyfill';
import { openOptions } from './runtime.ts';

/** A notification of the operating system. The same `id` replaces an earlier one. */
export interface SystemNotification {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Opens the settings when a notification is clicked. Must be called while the background starts. */
export function listenToNotifications(): void {
  // Without the permission the browser has no such API.
  browser.notifications?.onClicked.addListener(onClicked);
}

/** Shows it, if the user lets us. */
export async function showNotification({ id, title, text }: SystemNotification): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  // The permission may be newer than this background.
  listenToNotifications();
  await browser.notifications.create(id, { type: 'basic', iconUrl: '/icons/128.png', title, message: text });
}

function onClicked(): void {
  void openOptions();
}
