import { once } from 'node:events';
import type { Browser, LaunchOptions, Page } from '../browser.ts';
import { GECKO_ID, GECKO_UUID, PANEL_PATH, PANEL_TITLE, POPUP_PATH } from '../extension-identity.ts';
import { copyIntoProfile, raiseVersion } from '../next-version.ts';
import { makeProfile, removeProfile } from '../profile.ts';
import { waitUntil } from '../wait-until.ts';
import { type FirefoxWindow, openFirefoxWindow } from './firefox-window.ts';
import { packExtension } from './pack-extension.ts';
import { endFirefox, type FirefoxProcess, startFirefox } from './start-firefox.ts';
import { type TabPage, tabPage } from './tab-page.ts';
import { viewPage } from './view-page.ts';
import { windowActs } from './window-acts.ts';

const ORIGIN = `moz-extension://${GECKO_UUID}`;

/** A running Firefox with its window and a tab of the extension's origin; a restart creates a new one. */
interface Running {
  readonly firefox: FirefoxProcess;
  readonly window: FirefoxWindow;
  readonly inside: TabPage;
}

/** Firefox controlled through WebDriver BiDi, with the extension installed permanently. */
export async function launchFirefox(wanted: LaunchOptions): Promise<Browser> {
  const profile = await makeProfile('firefox');
  const options = wanted.updatable
    ? { ...wanted, extension: await copyIntoProfile(wanted.extension, profile) }
    : wanted;
  const messages: string[] = [];
  const isShown = options.headless === false;
  let running = await start({ install: true });

  async function start({ install }: { install: boolean }): Promise<Running> {
    const firefox = await startFirefox(options, profile);
    const window = await openFirefoxWindow(firefox.bidi);
    if (options.language === 'de') await window.call('speak', options.language);
    if (install) {
      const { certificate, httpsPort } = options.server;
      const der = certificate.replace(/-----[^-]+-----|\s/g, '');
      // Firefox remembers the port that it really connected to, which preferences.ts sets in place of 443.
      await window.call('trustCertificate', der, options.hosts, httpsPort);
      await installExtension(firefox, options);
    }
    await waitUntil('the extension runs', async () => (await backgroundState(window)) !== null);
    const inside = await openInside(firefox);
    if (isShown) await inside.close();
    return { firefox, window, inside };
  }

  /** A user's window shows no tab of ours: there each call that needs one opens its own. */
  async function withInside<T>(use: (inside: TabPage) => Promise<T>): Promise<T> {
    if (!isShown) return use(running.inside);
    const own = await openInside(running.firefox);
    // The page ends with the extension.
    return use(own).finally(() => own.close().catch(() => undefined));
  }

  async function openPage(url: string): Promise<Page> {
    const { firefox } = running;
    const page = tabPage(firefox.bidi, (await blankTab(firefox)) ?? (await openTabByHand()));
    await page.activate();
    await page.goto(url);
    return page;
  }

  /** In front from the start, like one that a user opens; tabs of the protocol come to the front later. */
  async function openTabByHand(): Promise<string> {
    const contexts = async () =>
      (await running.firefox.bidi.send<Tree>('browsingContext.getTree', {})).contexts.map(
        ({ context }) => context,
      );
    const before = await contexts();
    await running.window.call('openTab');
    return await waitUntil('the tab is open', async () =>
      (await contexts()).find((context) => !before.includes(context)),
    );
  }

  async function pageAt(url: string): Promise<Page> {
    const { firefox } = running;
    const context = await waitUntil(`a tab shows ${url}`, async () => {
      const { contexts } = await firefox.bidi.send<Tree>('browsingContext.getTree', {});
      return contexts.find((one) => one.url === url)?.context;
    });
    return tabPage(firefox.bidi, context);
  }

  async function openPopup(over: Page): Promise<Page> {
    const { window } = running;
    await over.activate();
    const key = await window.call('openPopup', GECKO_ID, ORIGIN + POPUP_PATH, window.contentScript);
    return ready(viewPage(window, String(key), 'closeView'));
  }

  async function openDevTools(inspected: Page): Promise<void> {
    await inspected.activate();
    await running.window.call('openDevTools', PANEL_TITLE);
  }

  async function openPanel(inspected: Page): Promise<Page> {
    const { window } = running;
    await inspected.activate();
    const key = await window.call('openPanel', PANEL_TITLE, PANEL_PATH, window.contentScript);
    return ready(viewPage(window, String(key), 'closeToolbox'));
  }

  async function grantWhile(_patterns: string | readonly string[], ask: () => Promise<void>): Promise<void> {
    await ask();
    await running.window.call('acceptPermissionRequest');
  }

  async function keepMessages(): Promise<readonly string[]> {
    const lines = await running.window.call('takeConsoleLines');
    if (Array.isArray(lines)) messages.push(...lines.map(String));
    return messages;
  }

  async function startAnew(how: () => Promise<unknown>): Promise<void> {
    await running.window.call('rememberExtension', GECKO_ID);
    await how();
    await running.window.call('extensionStartedAgain', GECKO_ID);
    if (!isShown) running = { ...running, inside: await openInside(running.firefox) };
  }

  async function reloadExtension(): Promise<void> {
    // The page ends with the extension, so the call may have no answer.
    await withInside((inside) =>
      startAnew(async () => void inside.evaluate(() => browser.runtime.reload()).catch(() => {})),
    );
  }

  async function updateExtension(build?: string): Promise<void> {
    if (!options.updatable) throw new Error('This extension was not loaded from a copy of its own');
    await raiseVersion(options.extension, build);
    await packExtension(options.extension);
    // The extension postpones an update while one of its pages is open; Firefox answers only if it is not postponed.
    await running.inside.close();
    await startAnew(async () => void installExtension(running.firefox, options).catch(() => {}));
  }

  async function kill9(): Promise<void> {
    const { child } = running.firefox;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  return {
    name: 'firefox',
    version: running.firefox.version,
    extensionOrigin: ORIGIN,
    profile,
    openPage,
    pageAt,
    openPopup,
    openDevTools,
    openPanel,
    chooseDevToolsTheme: async (_inspected, theme) => {
      await running.window.call('chooseDevToolsTheme', theme);
    },
    inExtension: (fn, ...args) => withInside((inside) => inside.evaluate(fn, ...args)),
    consoleMessages: keepMessages,
    grantWhile,
    declineWhile: async (ask) => {
      await ask();
      await running.window.call('declinePermissionRequest');
    },
    choosePageMenu: async (over, text) => {
      await over.activate();
      await running.window.call('choosePageMenu', text);
    },
    firefoxWindow: windowActs(() => running.window),
    killWorker: async () => {
      await running.window.call('stopBackground', GECKO_ID);
    },
    workerIsRunning: async () => (await backgroundState(running.window)) !== 'stopped',
    reloadExtension,
    updateExtension,
    restart: async () => {
      if (options.temporary) throw new Error('A temporary add-on is gone after a restart');
      await keepMessages().catch(() => {});
      await endFirefox(running.firefox);
      running = await start({ install: false });
    },
    kill9,
    whenEnded: async () => {
      const { child } = running.firefox;
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
    close: async () => {
      await endFirefox(running.firefox);
      await removeProfile(profile);
    },
  };
}

interface Tree {
  readonly contexts: readonly {
    readonly url: string;
    readonly context: string;
    readonly originalOpener: string | null;
  }[];
}

async function installExtension({ bidi }: FirefoxProcess, options: LaunchOptions): Promise<void> {
  const extensionData = options.temporary
    ? { type: 'path', path: options.extension }
    : { type: 'archivePath', path: await packExtension(options.extension) };
  await bidi.send('webExtension.install', { extensionData, 'moz:permanent': !options.temporary });
}

async function openTab({ bidi }: FirefoxProcess, background: boolean): Promise<string> {
  const { context } = await bidi.send<{ context: string }>('browsingContext.create', {
    type: 'tab',
    background,
  });
  return context;
}

/** A tab of the extension's origin without scripts of ours. */
async function openInside(firefox: FirefoxProcess): Promise<TabPage> {
  const inside = tabPage(firefox.bidi, await openTab(firefox, true));
  await inside.goto(`${ORIGIN}/manifest.json`);
  return inside;
}

/** The tab that the browser started with, while it is empty. */
async function blankTab({ bidi }: FirefoxProcess): Promise<string | undefined> {
  const { contexts } = await bidi.send<Tree>('browsingContext.getTree', {});
  // A window that a page has opened is empty, too, until it is loaded.
  return contexts.find(({ url, originalOpener }) => url === 'about:blank' && !originalOpener)?.context;
}

/** 'running', 'starting', 'stopped', …; null: the extension is not loaded */
function backgroundState(window: FirefoxWindow): Promise<unknown> {
  return window.call('backgroundState', GECKO_ID);
}

async function ready(view: Page): Promise<Page> {
  await view.waitFor(() => document.readyState === 'complete' && innerWidth > 0);
  return view;
}
