import browser, { type Tabs } from 'webextension-polyfill';
import { stayAwake } from './background-life.ts';
import { isFirefox } from './runtime.ts';

/** Id of the tab's opener; null: none. Not told: there may be one. */
export type Opener = number | 'not told' | null;

/** A tab without its address. */
export interface OpenTab {
  readonly id: number;
  /** only told by event: the list does not show whether there is one */
  readonly opener: Opener | 'only told by event';
  /** identifies the row in which a duplicate is at the right of its original; null: a duplicate may be anywhere */
  readonly row: number | null;
  /** whether the browser shows us its address; it does so for a duplicate from the start, like for its original */
  readonly visible: boolean;
}

/** A new tab, from its first event. */
export interface HeardTab {
  readonly id: number;
  readonly opener: Opener;
  readonly visible: boolean;
}

export interface TabEvents {
  opened(tab: HeardTab): Promise<void>;
  /** The tab has a new id: Chromium has discarded it. */
  replaced(newId: number, oldId: number): Promise<void>;
  closed(tabId: number): Promise<void>;
}

/** All open tabs, per window from left to right. Needs no permission. */
export async function openTabs(): Promise<readonly OpenTab[]> {
  const [tabs, popups] = await Promise.all([browser.tabs.query({}), popupWindows()]);
  const inOrder = tabs.toSorted((a, b) => (a.windowId ?? 0) - (b.windowId ?? 0) || a.index - b.index);
  return inOrder.flatMap((tab) => openTab(tab, popups));
}

/**
 * If a page opens a window without toolbars, Firefox 153 does not report the opener of its tab; Chromium 156 does, even
 * with `noopener`. For a duplicate, both report the tab in front as the opener. If another tab is the original, Firefox
 * reports none and puts the duplicate last; Chromium puts it beside the original.
 */
async function popupWindows(): Promise<readonly number[]> {
  if (!isFirefox()) return [];
  const windows = await browser.windows.getAll({ windowTypes: ['popup'] });
  return windows.flatMap(({ id }) => (id === undefined ? [] : [id]));
}

function openTab(tab: Tabs.Tab, popups: readonly number[]): readonly OpenTab[] {
  const { id, openerTabId, windowId } = tab;
  if (id === undefined) return [];
  const untold = windowId !== undefined && popups.includes(windowId) ? 'not told' : 'only told by event';
  const opener = openerTabId ?? (isFirefox() ? untold : null);
  return [{ id, opener, row: isFirefox() ? null : (windowId ?? null), visible: isVisible(tab) }];
}

function isVisible({ url, pendingUrl }: Tabs.Tab): boolean {
  return (pendingUrl ?? url) !== undefined;
}

/** In Firefox a tab that the user opens is in front from the start, unlike a duplicate. */
function toldAtFirst({ openerTabId, active }: Tabs.Tab): Opener {
  return openerTabId ?? (isFirefox() && !active ? 'not told' : null);
}

/**
 * Firefox: whether to listen from the very beginning of the next start. In localStorage, which its background page has.
 */
const LISTENS = 'listensToTabs';

/** In Firefox any browser call prevents the background from being stopped after 30 s. */
const AWAKE_MS = 20_000;

export interface TabListener {
  /** Must be called while the background starts. */
  begin(): void;
  listen(on: boolean): void;
}

/**
 * Reports tab events while enabled, and otherwise wakes no sleeping background. Chromium forgets a removed listener.
 * Firefox 153 keeps waking an event page for it until a start without it (bugzilla 1899767), and does not wake it for
 * listeners added after the start. So Firefox must know at once whether to listen, and the page stays awake if it began
 * to listen later.
 */
export function tabListener(events: TabEvents): TabListener {
  let lateSince: ReturnType<typeof setInterval> | undefined;

  function onCreated(tab: Tabs.Tab): void {
    // Synchronously: a caller that lists tabs meanwhile needs the event's data.
    if (tab.id !== undefined)
      void events.opened({ id: tab.id, opener: toldAtFirst(tab), visible: isVisible(tab) });
  }
  const onReplaced = (newId: number, oldId: number) => void events.replaced(newId, oldId);
  const onRemoved = (tabId: number) => void events.closed(tabId);

  function add(): void {
    const { tabs } = browser;
    if (tabs.onCreated.hasListener(onCreated)) return;
    tabs.onCreated.addListener(onCreated);
    tabs.onRemoved.addListener(onRemoved);
    if (!isFirefox()) tabs.onReplaced.addListener(onReplaced);
  }

  function remove(): void {
    const { tabs } = browser;
    tabs.onCreated.removeListener(onCreated);
    tabs.onRemoved.removeListener(onRemoved);
    if (!isFirefox()) tabs.onReplaced.removeListener(onReplaced);
  }

  function rememberInFirefox(on: boolean, isNew: boolean): void {
    if (on) localStorage.setItem(LISTENS, 'yes');
    else localStorage.removeItem(LISTENS);
    if (on && isNew) lateSince ??= setInterval(() => void stayAwake(), AWAKE_MS);
    if (on) return;
    clearInterval(lateSince);
    lateSince = undefined;
  }

  return {
    begin() {
      if (!isFirefox() || localStorage.getItem(LISTENS) !== null) add();
    },
    listen(on) {
      const listens = browser.tabs.onCreated.hasListener(onCreated);
      if (isFirefox()) rememberInFirefox(on, !listens);
      if (on && !listens) add();
      else if (!on && listens) remove();
    },
  };
}
