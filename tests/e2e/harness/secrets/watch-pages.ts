import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from '../../../browsers/browser.ts';
import { contentOf, type PageContent, rememberTyping } from './content-of.ts';

/** A page that is gone, or that hangs, shows nothing. */
const LOOKING_MS = 3000;

/** Receives a text and its location. */
export type SawText = (where: string, text: string) => void;

interface WatchedPages {
  /** the same browser; its pages report what they show */
  readonly browser: Browser;
  /** Checks every open page. */
  look(): Promise<void>;
}

interface OpenPage {
  /** the browser driver's own page */
  readonly real: Page;
  look(): Promise<void>;
}

/**
 * Reports what extension pages show whenever a test has waited for something in them, and at their end. For web pages,
 * which may show anything, only the address.
 */
export function watchPages(real: Browser, saw: SawText): WatchedPages {
  const open = new Map<Page, OpenPage>();
  const isOurs = (address: string) => address.startsWith(`${real.extensionOrigin}/`);

  async function look(page: Page): Promise<void> {
    const asked = contentOf(page).catch(() => undefined);
    const content = await Promise.race([asked, sleep(LOOKING_MS, undefined, { ref: false })]);
    if (content === undefined) return;
    const place = content.address.replace(/[?#].*$/, '');
    saw(`the address of ${place}`, content.address);
    if (isOurs(content.address)) tell(place, content);
  }

  function tell(place: string, content: PageContent): void {
    saw(`the markup of ${place}`, content.markup);
    saw(`the text of ${place}`, content.text);
    saw(`the own storage of ${place}`, content.storage);
    for (const value of content.values) saw(`a field of ${place}`, value);
  }

  function watched(page: Page, ours: boolean): Page {
    const lookHere = () => look(page);
    const seen: Page = {
      ...page,
      waitFor: async (fn, ...args) => {
        const answer = await page.waitFor(fn, ...args);
        if (ours) await lookHere();
        return answer;
      },
      type: async (css, text) => {
        await page.type(css, text);
        if (ours) await rememberTyping(page, css, text);
      },
      close: async () => {
        await lookHere();
        open.delete(seen);
        await page.close();
      },
    };
    open.set(seen, { real: page, look: lookHere });
    return seen;
  }

  const realOf = (page: Page) => open.get(page)?.real ?? page;
  return {
    browser: {
      ...real,
      openPage: async (url) => watched(await real.openPage(url), isOurs(url)),
      pageAt: async (url) => watched(await real.pageAt(url), isOurs(url)),
      openPopup: async (over) => watched(await real.openPopup(realOf(over)), true),
      openDevTools: (inspected) => real.openDevTools(realOf(inspected)),
      openPanel: async (inspected) => watched(await real.openPanel(realOf(inspected)), true),
      chooseDevToolsTheme: (inspected, theme) => real.chooseDevToolsTheme(realOf(inspected), theme),
      restart: async () => {
        open.clear();
        await real.restart();
      },
    },
    look: async () => {
      await Promise.all([...open.values()].map((page) => page.look()));
    },
  };
}
