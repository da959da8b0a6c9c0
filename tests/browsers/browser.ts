import type { Json } from './json.ts';

export type BrowserName = 'chrome' | 'firefox';

/** A function that is sent to the page as text: it may use its arguments and the page's globals, nothing else. */
export type PageFunction<Args extends readonly Json[], Result> = (...args: Args) => Result | Promise<Result>;

/** A tab, the toolbar popup or the DevTools panel: the same to a test. */
export interface Page {
  url(): Promise<string>;
  /** Resolves when the page has loaded; throws when the browser shows an error page instead. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs `fn` in the page. What it returns must be JSON; `undefined` comes back as null. */
  evaluate<Args extends readonly Json[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** Runs `fn` again and again until it returns something truthy, and returns that. Throws after 10 seconds. */
  waitFor<Args extends readonly Json[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<NonNullable<Result>>;
  /** A real, trusted click in the middle of the first element that matches; waits for the element. */
  click(css: string): Promise<void>;
  /** Clicks the field, replaces its content, with real key events. */
  type(css: string, text: string): Promise<void>;
  /** One key by its DOM name: 'Enter', 'Escape', 'Tab', 'ArrowDown'; in popup and panel also 'Shift+Tab'. */
  press(key: string): Promise<void>;
  /** CSS pixels of the viewport */
  size(): Promise<{ readonly width: number; readonly height: number }>;
  /** Popup or panel: makes the view so narrow (CSS pixels), as DevTools at the side are; null: as wide as it was. */
  setWidth(width: number | null): Promise<void>;
  /** PNG */
  screenshot(file: string): Promise<void>;
  /** Brings the tab to the front; a popup or panel stays as it is. */
  activate(): Promise<void>;
  close(): Promise<void>;
}

/** What the real browser with the real extension in it can do for a test. */
export interface Browser {
  readonly name: BrowserName;
  readonly version: string;
  /** `chrome-extension://…` or `moz-extension://…`, no trailing slash */
  readonly extensionOrigin: string;

  /** folder of the profile, for tests that damage files of a browser that has ended */
  readonly profile: string;

  openPage(url: string): Promise<Page>;
  /** The tab of that address, which another page, the browser or the extension has opened or brought back. */
  pageAt(url: string): Promise<Page>;
  /** Clicks the extension's button in the toolbar, with that tab in front. */
  openPopup(over: Page): Promise<Page>;
  /** Opens the DevTools of that tab with another panel in front; ours is not loaded then. */
  openDevTools(inspected: Page): Promise<void>;
  /** Opens the DevTools of that tab, where they are not open yet, and our panel in them. */
  openPanel(inspected: Page): Promise<Page>;

  /** Calls `browser.*` in an extension page that has no script of ours. */
  inExtension<Args extends readonly Json[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** Everything written to the console by tabs, popup, panel and background so far, one text each. */
  consoleMessages(): Promise<readonly string[]>;
  /**
   * Runs `ask`, in which a page asks for host permissions, and says yes as the user does.
   * @param patterns `https://host/*`
   */
  grantWhile(patterns: string | readonly string[], ask: () => Promise<void>): Promise<void>;
  /** The same, and says no. In headless Chromium nobody sees the question: it stays without an answer. */
  declineWhile(ask: () => Promise<void>): Promise<void>;
  /** Chooses a line of the menu that a right click on a page opens. Null: headless Chromium's takes no input. */
  readonly choosePageMenu: ((over: Page, text: string) => Promise<void>) | null;

  /** Stops the background as the browser does when it is idle. */
  killWorker(): Promise<void>;
  workerIsRunning(): Promise<boolean>;
  reloadExtension(): Promise<void>;
  /**
   * Puts a build (default: the same) with a higher version in the place of the one that runs; needs `updatable`.
   * @param build folder of the unpacked extension, absolute
   */
  updateExtension(build?: string): Promise<void>;
  /** Ends the browser and starts it on the same profile. Every page of before is gone. */
  restart(): Promise<void>;
  /** Ends the browser with SIGKILL; `restart` starts it again. */
  kill9(): Promise<void>;
  /** Resolves when the running browser has ended, by itself or by its user. */
  whenEnded(): Promise<void>;
  /** Ends the browser and removes the profile that it made. */
  close(): Promise<void>;
}

/** Where requests go: a server of ours, known by the key of its certificate. */
export interface MappedServer {
  readonly httpsPort: number;
  /** where port 80 leads; nowhere when missing */
  readonly httpPort?: number;
  /** base64 of the SHA-256 of the certificate's SubjectPublicKeyInfo */
  readonly spki: string;
  /** PEM */
  readonly certificate: string;
}

export interface LaunchOptions {
  /** the browser's program */
  readonly executable: string;
  /** the unpacked extension's folder, absolute */
  readonly extension: string;
  readonly server: MappedServer;
  /** host names whose ports 443 and 80 lead to the server; their other ports are this machine's */
  readonly hosts: readonly string[];
  readonly language?: 'en' | 'de';
  readonly colorScheme?: 'light' | 'dark';
  /** false opens a window for a person */
  readonly headless?: boolean;
  /** device pixels of a CSS pixel, 1 by default */
  readonly pixelRatio?: number;
  /** Firefox: ms without activity after which the background is stopped; Chromium has no setting for it */
  readonly backgroundIdleMs?: number;
  /** the extension is loaded from a copy, of which `updateExtension` makes the next version */
  readonly updatable?: boolean;
  /** Firefox: the add-on is gone after a restart, and release Firefox takes it unsigned */
  readonly temporary?: boolean;
}
