import browser, { type Tabs } from 'webextension-polyfill';
import { isFirefox, stayAwake } from './runtime.ts';

/** A tab without its address. `opener`: id of the tab that it comes from, null: none, or the browser has forgotten. */
export interface OpenTab {
  readonly id: number;
  readonly opener: number | 'not told' | null;
}

export interface TabEvents {
  opened(tab: OpenTab): Promise<void>;
  /** The tab goes on under another id: Chromium has discarded it. */
  replaced(newId: number, oldId: number): Promise<void>;
  closed(tabId: number): Promise<void>;
}

/** All open tabs. Needs no permission. */
export async function openTabs(): Promise<readonly OpenTab[]> {
  const [tabs, popups] = await Promise.all([browser.tabs.query({}), popupWindows()]);
  return tabs.flatMap((tab) => openTab(tab, popups));
}

/**
 * Firefox 153 tells the opener of a tab only in the same window: where a page opens a window without toolbars, nobody
 * does. Chromium 156 tells it of both, also with `noopener`, and both tell the original of a duplicate.
 */
async function popupWindows(): Promise<readonly number[]> {
  if (!isFirefox()) return [];
  const windows = await browser.windows.getAll({ windowTypes: ['popup'] });
  return windows.flatMap(({ id }) => (id === undefined ? [] : [id]));
}

function openTab({ id, openerTabId, windowId }: Tabs.Tab, popups: readonly number[]): readonly OpenTab[] {
  if (id === undefined) return [];
  const untold = windowId !== undefined && popups.includes(windowId);
  return [{ id, opener: openerTabId ?? (untold ? 'not told' : null) }];
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
    void popupWindows().then((popups) => openTab(tab, popups).forEach((each) => void events.opened(each)));
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
