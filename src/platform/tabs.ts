import browser from 'webextension-polyfill';

/** A tab as far as we may see it: `url` is null if neither a host permission nor `tabs` shows it. */
export interface Tab {
  readonly id: number;
  readonly url: string | null;
}

/** The active tab of this window. */
export async function activeTab(): Promise<Tab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? null };
}
