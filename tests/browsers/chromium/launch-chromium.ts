import { once } from 'node:events';
import type { Browser as PuppeteerBrowser, Page as PuppeteerPage, Target } from 'puppeteer-core';
import type { Browser, LaunchOptions, Page } from '../browser.ts';
import { CHROMIUM_ID, POPUP_PATH } from '../extension-identity.ts';
import { copyIntoProfile, raiseVersion } from '../next-version.ts';
import { makeProfile, removeProfile } from '../profile.ts';
import { waitUntil } from '../wait-until.ts';
import { chromiumPage } from './chromium-page.ts';
import { collectConsole, readWorkerConsole } from './console-log.ts';
import { grantHosts } from './grant-hosts.ts';
import { chooseTheme, openDevTools, openPanel } from './open-panel.ts';
import { startAgain, startChromium } from './start-chromium.ts';
import { type WorkerWatch, watchWorker } from './watch-worker.ts';

const ORIGIN = `chrome-extension://${CHROMIUM_ID}`;

/** A page of the extension's origin without scripts of ours (its own JSON file), and what is observed from it. */
interface Inside {
  readonly tab: PuppeteerPage;
  readonly page: Page;
  readonly worker: WorkerWatch;
}

/**
 * Chromium controlled through the debugging pipe, with the unpacked extension: its id comes from the manifest's key.
 */
export async function launchChromium(wanted: LaunchOptions): Promise<Browser> {
  const profile = await makeProfile('chrome');
  const options = wanted.updatable
    ? { ...wanted, extension: await copyIntoProfile(wanted.extension, profile) }
    : wanted;
  const isShown = options.headless === false;
  const messages: string[] = [];
  const tabs = new Map<Page, PuppeteerPage>();
  const devTools = new WeakMap<PuppeteerPage, PuppeteerPage>();
  let chromium = await start(startChromium);
  let inside = await openInside(chromium);
  if (isShown) await inside.tab.close();

  async function start(how: typeof startAgain): Promise<PuppeteerBrowser> {
    const started = await how(options, profile);
    collectConsole(started, messages);
    return started;
  }

  /** A user's window shows no tab of ours: there each call that needs one opens its own. */
  async function withInside<T>(use: (one: Inside) => Promise<T>): Promise<T> {
    if (!isShown) return use(inside);
    const own = await openInside(chromium);
    try {
      return await use(own);
    } finally {
      if (!own.tab.isClosed()) await own.tab.close();
    }
  }

  function adopt(tab: PuppeteerPage): Page {
    const page = chromiumPage(tab);
    tabs.set(page, tab);
    return page;
  }

  function tabOf(page: Page): PuppeteerPage {
    const found = tabs.get(page);
    if (found === undefined) throw new Error('This page is no tab of this browser; open it with openPage');
    return found;
  }

  async function openPage(url: string): Promise<Page> {
    // The tab that the browser started with; a window that a page has opened is empty, too, until it is loaded.
    const blank = (await chromium.pages()).find(
      (one) => addressOf(one) === 'about:blank' && one.target().opener() === undefined,
    );
    const tab = blank ?? (await chromium.newPage());
    await tab.goto(url);
    return adopt(tab);
  }

  async function pageAt(url: string): Promise<Page> {
    const known = new Set(tabs.values());
    const tab = await waitUntil(`a tab shows ${url}`, async () =>
      (await chromium.pages()).find((one) => addressOf(one) === url && !known.has(one)),
    );
    return adopt(tab);
  }

  async function openPopup(over: Page): Promise<Page> {
    const tab = tabOf(over);
    await tab.bringToFront();
    const extension = (await chromium.extensions()).get(CHROMIUM_ID);
    if (extension === undefined) throw new Error('The extension is not loaded');
    // One that is just being closed is still among the targets.
    const before = new Set(chromium.targets());
    await tab.triggerExtensionAction(extension);
    const isPopup = (one: Target): boolean => !before.has(one) && one.url() === ORIGIN + POPUP_PATH;
    const target = await chromium.waitForTarget(isPopup, { timeout: 30_000 });
    const opened = await target.asPage();
    const popup = adopt(opened);
    await popup.waitFor(() => document.readyState === 'complete' && innerWidth > 0);
    if (await opened.evaluate(hasApi)) return popup;
    await opened.close();
    return openPopup(over);
  }

  /** The DevTools of a tab are opened once, until they are closed. */
  async function devToolsOf(page: Page): Promise<PuppeteerPage> {
    const tab = tabOf(page);
    const open = devTools.get(tab);
    if (open !== undefined && !open.isClosed()) return open;
    const opened = await openDevTools(tab);
    devTools.set(tab, opened);
    return opened;
  }

  async function reloadExtension(): Promise<void> {
    // The page ends with the extension, so the call may have no answer.
    await withInside(async ({ page, tab }) => {
      await page.evaluate(() => browser.runtime.reload()).catch(() => {});
      await waitUntil('the extension is down', () => tab.isClosed());
    });
    if (!isShown) inside = await openInside(chromium);
    await withInside(({ worker }) => waitUntil('the worker runs again', () => worker.isRunning()));
  }

  async function kill9(): Promise<void> {
    const child = chromium.process();
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async function restart(): Promise<void> {
    await chromium.close();
    tabs.clear();
    chromium = await start(startAgain);
    inside = await openInside(chromium);
  }

  return {
    name: 'chrome',
    version: await chromium.version(),
    extensionOrigin: ORIGIN,
    profile,
    openPage,
    pageAt,
    openPopup,
    openDevTools: async (page) => {
      await devToolsOf(page);
    },
    openPanel: async (page) => openPanel(await devToolsOf(page)),
    chooseDevToolsTheme: async (page, theme) => chooseTheme(await devToolsOf(page), theme),
    inExtension: (fn, ...args) => withInside(({ page }) => page.evaluate(fn, ...args)),
    consoleMessages: async () => {
      await readWorkerConsole(chromium, messages);
      return messages;
    },
    grantWhile: async (patterns, ask) => {
      await grantHosts(chromium, [patterns].flat());
      await ask();
    },
    declineWhile: (ask) => ask(),
    choosePageMenu: null,
    firefoxWindow: null,
    killWorker: async () => {
      await readWorkerConsole(chromium, messages);
      await inside.worker.stop();
    },
    workerIsRunning: async () => inside.worker.isRunning(),
    reloadExtension,
    updateExtension: async (build) => {
      if (!options.updatable) throw new Error('This extension was not loaded from a copy of its own');
      await raiseVersion(options.extension, build);
      await reloadExtension();
    },
    restart,
    kill9,
    whenEnded: async () => {
      if (chromium.connected) await new Promise((resolve) => chromium.once('disconnected', resolve));
    },
    close: async () => {
      await chromium.close();
      await removeProfile(profile);
    },
  };
}

/** A page that Chromium shows while it still loads the extension never gets its API. */
function hasApi(): boolean {
  return Object(Reflect.get(globalThis, 'chrome')).storage !== undefined;
}

async function openInside(chromium: PuppeteerBrowser): Promise<Inside> {
  // The page is refused until the extension is loaded; Chromium may close its tab as it loads.
  const tab = await waitUntil('the extension is loaded', async () => {
    const opened = await chromium.newPage({ background: true });
    try {
      await opened.goto(`${ORIGIN}/manifest.json`);
      if (!(await opened.evaluate(hasApi)))
        throw new Error(
          'The page has no storage API: it was loaded too soon, or the manifest does not ask for it',
        );
      return opened;
    } catch (error) {
      if (!opened.isClosed()) await opened.close();
      throw error;
    }
  });
  return { tab, page: chromiumPage(tab), worker: await watchWorker(tab, ORIGIN) };
}

/** Empty while a tab that a page has opened is not there yet: Puppeteer throws then. */
function addressOf(tab: PuppeteerPage): string {
  try {
    return tab.url();
  } catch {
    return '';
  }
}
