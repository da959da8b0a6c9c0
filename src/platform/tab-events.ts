import browser, { type Tabs } from 'webextension-polyfill';
import { stayAwake } from './background-life.ts';
import { isFirefox } from './runtime.ts';

/** Id of the tab that a tab comes from; null: none. Not told: there may be one. */
export type Opener = number | 'not told' | null;

/** A tab without its address. */
export interface OpenTab {
  readonly id: number;
  /** only told by event: the list does not tell whether there is one */
  readonly opener: Opener | 'only told by event';
  /** names the row in which a duplicate stands at the right of its original; null: a duplicate may stand anywhere */
  readonly row: number | null;
  /** the browser shows us its address: the one of a duplicate from the first moment on, like that of its original */
  readonly visible: boolean;
}

/** A tab in its first moment. */
export interface HeardTab {
  readonly id: number;
  readonly opener: Opener;
  readonly visible: boolean;
}

export interface TabEvents {
  opened(tab: HeardTab): Promise<void>;
  /** The tab goes on under another id: Chromium has discarded it. */
  replaced(newId: number, oldId: number): Promise<void>;
  closed(tabId: number): Promise<void>;
}

/** All open tabs, each window's from left to right. Needs no permission. */
export async function openTabs(): Promise<readonly OpenTab[]> {
  const [tabs, popups] = await Promise.all([browser.tabs.query({}), popupWindows()]);
  const inOrder = tabs.toSorted((a, b) => (a.windowId ?? 0) - (b.windowId ?? 0) || a.index - b.index);
  return inOrder.flatMap((tab) => openTab(tab, popups));
}

/**
 * Where a page opens a window without toolbars, Firefox 153 tells nobody what has opened its tab; Chromium 156 does, also with
 * `noopener`. Of a duplicate both tell the tab in front. Where another one is the original, Firefox tells none, and puts the
 * duplicate last; Chromium puts it beside the original.
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

/** A tab that a person opens in Firefox is in front from its first moment on, as no duplicate is. */
function toldAtFirst({ openerTabId, active }: Tabs.Tab): Opener {
  return openerTabId ?? (isFirefox() && !active ? 'not told' : null);
}

/** Firefox: whether to listen from the first moment of the next start on. Its background is a page, so it has this. */
const LISTENS = 'listensToTabs';

/** Any call to the browser keeps Firefox's background from being stopped after 30 s. */
const AWAKE_MS = 20_000;

export interface TabListener {
  /** Must be called while the background starts. */
  begin(): void;
  listen(on: boolean): void;
}

/**
 * Hears of tabs where that is asked for, and wakes no sleeping background otherwise. Chromium forgets a listener that is
 * removed. Firefox 153 goes on waking an event page for one, until a start at which it was not there
 * (bugzilla 1899767), and wakes it for none that came after the start. So there it is known at once whether to listen,
 * and the page stays awake where it listens since later.
 */
export function tabListener(events: TabEvents): TabListener {
  let lateSince: ReturnType<typeof setInterval> | undefined;

  function onCreated(tab: Tabs.Tab): void {
    // At once: whoever asks for the list meanwhile must know what the event has told.
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
