import type { Json } from './json.ts';

export type BrowserName = 'chrome' | 'firefox';

/** A function that is sent to the page as text: it may use only its arguments and the page's globals. */
export type PageFunction<Args extends readonly Json[], Result> = (...args: Args) => Result | Promise<Result>;

/** A tab, the toolbar popup or the DevTools panel, with the same interface. */
export interface Page {
  url(): Promise<string>;
  /** Resolves when the page has loaded; throws if the browser shows an error page. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs `fn` in the page. Its result must be JSON; `undefined` is returned as null. */
  evaluate<Args extends readonly Json[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** Runs `fn` repeatedly until its result is truthy, and returns that. Throws after 10 seconds. */
  waitFor<Args extends readonly Json[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<NonNullable<Result>>;
  /** A real, trusted click in the middle of the first element that matches; waits for the element. */
  click(css: string): Promise<void>;
  /** Drags the middle of the first element to that of the second by the mouse; tabs only in Firefox. */
  drag(from: string, to: string): Promise<void>;
  /** Clicks the field and replaces its content with real key events. */
  type(css: string, text: string): Promise<void>;
  /** One key by its DOM name: 'Enter', 'Escape', 'Tab'; in popup and panel also 'Shift+Tab' and 'Control+v'. */
  press(key: string): Promise<void>;
  /** CSS pixels of the viewport */
  size(): Promise<{ readonly width: number; readonly height: number }>;
  /** Popup or panel: sets the width of the view (CSS pixels), like DevTools docked at the side; null: resets it. */
  setWidth(width: number | null): Promise<void>;
  /** PNG */
  screenshot(file: string): Promise<void>;
  /** Brings the tab to the front; does nothing for a popup or panel. */
  activate(): Promise<void>;
  close(): Promise<void>;
}

/** What the window of Firefox does and shows. */
export interface FirefoxWindowActs {
  /** Lets it offer to save log-ins, which is off otherwise. */
  offerLogins(on: boolean): Promise<void>;
  /** Whether it offers to save a log-in of that tab. */
  offersLogin(tab: Page): Promise<boolean>;
  /** Puts a text into the clipboard, like another program. */
  copy(text: string): Promise<void>;
  /** Confirms that a page may read the clipboard. */
  confirmPaste(): Promise<void>;
}

/** The operations of a real browser with the real extension. */
export interface Browser {
  readonly name: BrowserName;
  readonly version: string;
  /** `chrome-extension://…` or `moz-extension://…`, no trailing slash */
  readonly extensionOrigin: string;

  /** folder of the profile, for tests that damage files after the browser has ended */
  readonly profile: string;

  openPage(url: string): Promise<Page>;
  /** The tab with that address, which another page, the browser or the extension has opened or restored. */
  pageAt(url: string): Promise<Page>;
  /** Clicks the extension's toolbar button while that tab is in front. */
  openPopup(over: Page): Promise<Page>;
  /** Opens the DevTools of that tab with another panel in front; ours is not loaded then. */
  openDevTools(inspected: Page): Promise<void>;
  /** Opens the DevTools of that tab if necessary, and our panel in them. */
  openPanel(inspected: Page): Promise<Page>;
  /** Chooses the theme in the settings of DevTools; those of that tab are open. */
  chooseDevToolsTheme(inspected: Page, theme: 'light' | 'dark'): Promise<void>;

  /** Calls `browser.*` in an extension page without scripts of ours. */
  inExtension<Args extends readonly Json[], Result>(
    fn: PageFunction<Args, Result>,
    ...args: Args
  ): Promise<Result>;
  /** All console messages of tabs, popup, panel and background so far, one text each. */
  consoleMessages(): Promise<readonly string[]>;
  /**
   * Runs `ask`, in which a page requests host permissions, and grants them like the user.
   * @param patterns `https://host/*`
   */
  grantWhile(patterns: string | readonly string[], ask: () => Promise<void>): Promise<void>;
  /** The same, but declines. In headless Chromium the prompt is invisible and stays unanswered. */
  declineWhile(ask: () => Promise<void>): Promise<void>;
  /** Chooses an item of a page's context menu. Null: that of headless Chromium accepts no input. */
  readonly choosePageMenu: ((over: Page, text: string) => Promise<void>) | null;

  /** Of Firefox: its password manager, and the question with which it lets a page read the clipboard. */
  readonly firefoxWindow: FirefoxWindowActs | null;

  /** Stops the background like the browser does when it is idle. */
  killWorker(): Promise<void>;
  workerIsRunning(): Promise<boolean>;
  reloadExtension(): Promise<void>;
  /**
   * Replaces the running build with one (default: the same) that has a higher version; needs `updatable`.
   * @param build folder of the unpacked extension, absolute
   */
  updateExtension(build?: string): Promise<void>;
  /** Ends the browser and starts it on the same profile. All earlier pages are gone. */
  restart(): Promise<void>;
  /** Ends the browser with SIGKILL; `restart` starts it again. */
  kill9(): Promise<void>;
  /** Resolves when the running browser has ended, by itself or by its user. */
  whenEnded(): Promise<void>;
  /** Ends the browser and removes the profile that it created. */
  close(): Promise<void>;
}

/** The target of requests: a server of ours, identified by the key of its certificate. */
export interface MappedServer {
  readonly httpsPort: number;
  /** target of port 80; none if absent */
  readonly httpPort?: number;
  /** base64 of the SHA-256 of the certificate's SubjectPublicKeyInfo */
  readonly spki: string;
  /** PEM */
  readonly certificate: string;
}

export interface LaunchOptions {
  /** the browser's program */
  readonly executable: string;
  /** the unpacked extension's folder, absolute; its manifest asks for `storage` */
  readonly extension: string;
  readonly server: MappedServer;
  /** host names whose ports 443 and 80 are mapped to the server; their other ports lead to this machine */
  readonly hosts: readonly string[];
  readonly language?: 'en' | 'de';
  readonly colorScheme?: 'light' | 'dark';
  /** Chromium: the system's high contrast, which replaces the colours of pages */
  readonly forcedColors?: boolean;
  /** false opens a window for a user */
  readonly headless?: boolean;
  /** device pixels per CSS pixel, 1 by default */
  readonly pixelRatio?: number;
  /** Firefox: ms of inactivity after which the background is stopped; Chromium has no setting for it */
  readonly backgroundIdleMs?: number;
  /** loads the extension from a copy, from which `updateExtension` makes the next version */
  readonly updatable?: boolean;
  /** Firefox: the add-on is gone after a restart, and release Firefox accepts it unsigned */
  readonly temporary?: boolean;
}
