import browser from 'webextension-polyfill';
import { numberAt, property, textAt } from '../read-foreign.ts';
import { type ResponseBody, responseBody, type Told } from './response-body.ts';

/** A finished request as DevTools report it: a HAR entry (HAR 1.2), still unchecked, and its body on demand. */
export interface FinishedRequest {
  readonly entry: unknown;
  readonly body: () => Promise<ResponseBody>;
}

/** A page path for DevTools. Firefox resolves it against the devtools page, so it must start with a slash. */
type RootPath = `/${string}`;

/** A panel in the DevTools. */
export interface DevtoolsPanel {
  /** Calls back with the panel's own window whenever the panel is shown. */
  onShown(callback: (window: Window) => void): void;
}

export async function createPanel(title: string, icon: RootPath, page: RootPath): Promise<DevtoolsPanel> {
  const panel = await browser.devtools.panels.create(title, icon, page);
  return { onShown: (callback) => panel.onShown.addListener(callback) };
}

/** Calls back for every request that finishes in the inspected tab from now on, until `signal` aborts. */
export function onRequestFinished(callback: (request: FinishedRequest) => void, signal: AbortSignal): void {
  const listener = (request: { getContent(): Promise<unknown> }) => {
    dropCallStack(request);
    // Only the function is kept, which needs no `this`: the request would stay in memory until its body is read.
    const { getContent } = request;
    const facts = factsOf(request);
    callback({ entry: request, body: async () => bodyOf(await getContent.call(undefined), facts) });
  };
  browser.devtools.network.onRequestFinished.addListener(listener);
  signal.addEventListener('abort', () => browser.devtools.network.onRequestFinished.removeListener(listener));
}

/**
 * The requests that finished since DevTools were opened; earlier ones are not available. Bodies only if the HAR has
 * them.
 */
export async function pastRequests(): Promise<readonly FinishedRequest[]> {
  const har: { readonly entries?: unknown } = await browser.devtools.network.getHAR();
  const entries: readonly unknown[] = Array.isArray(har.entries) ? har.entries : [];
  return entries.map((entry) => {
    dropCallStack(Object(entry));
    return { entry, body: () => contentOfEntry(entry) };
  });
}

/** Calls back when the inspected tab has navigated, until `signal` aborts. */
export function onNavigated(callback: () => void, signal: AbortSignal): void {
  const listener = () => callback();
  browser.devtools.network.onNavigated.addListener(listener);
  signal.addEventListener('abort', () => browser.devtools.network.onNavigated.removeListener(listener));
}

/** When the inspected page was created (ms since the epoch). Null: the page cannot be asked. */
export async function pageStartedAt(): Promise<number | null> {
  const answer: unknown = await browser.devtools.inspectedWindow.eval('performance.timeOrigin');
  // Firefox and the polyfill: [value, error]; Chromium's own promise: the value.
  const startedAt: unknown = Array.isArray(answer) ? answer[0] : answer;
  return typeof startedAt === 'number' && Number.isFinite(startedAt) ? startedAt : null;
}

/** The origin of the inspected page. Null: no web page, or one that cannot be asked. */
export async function inspectedOrigin(): Promise<string | null> {
  const answer: unknown = await browser.devtools.inspectedWindow.eval('location.origin');
  // Firefox and the polyfill: [value, error]; Chromium's own promise: the value.
  const origin: unknown = Array.isArray(answer) ? answer[0] : answer;
  return typeof origin === 'string' && /^https?:/.test(origin) ? origin : null;
}

/** Id of the tab that this DevTools window inspects. */
export function inspectedTabId(): number {
  return browser.devtools.inspectedWindow.tabId;
}

/** Reloads the inspected page. */
export async function reloadInspectedPage(): Promise<void> {
  await browser.devtools.inspectedWindow.reload();
}

type Theme = 'light' | 'dark';

export function devtoolsTheme(): Theme {
  return themeNamed(browser.devtools.panels.themeName);
}

/** Calls back when the user changes the theme of DevTools. Firefox has an event; Chromium has one handler per page. */
export function onThemeChanged(callback: (theme: Theme) => void): void {
  const { panels } = browser.devtools;
  const report = (name: unknown) => callback(themeNamed(name));
  const setHandler = property(panels, 'setThemeChangeHandler');
  if (typeof setHandler === 'function') setHandler.call(panels, report);
  else panels.onThemeChanged.addListener(report);
}

function themeNamed(name: unknown): Theme {
  return name === 'dark' ? 'dark' : 'light';
}

/**
 * Chromium adds the script call stack to every request, often larger than all the rest. Nobody here reads it, and the
 * request is kept as long as its body may be requested.
 */
function dropCallStack(entry: object): void {
  if ('_initiator' in entry) entry._initiator = undefined;
}

async function contentOfEntry(entry: unknown): Promise<ResponseBody> {
  const getContent = property(entry, 'getContent');
  if (typeof getContent === 'function') return bodyOf(await getContent.call(entry), factsOf(entry));
  return bodyOf(property(property(entry, 'response'), 'content'), factsOf(entry));
}

/**
 * The body in one shape. Chromium's native promise returns `{content, encoding}`, the polyfill `[content, encoding]`,
 * Firefox `[content, mimeType]` with binary as base64, and a HAR has `{text, encoding}`. Chromium's content is
 * null if there is none.
 */
function bodyOf(answer: unknown, facts: Told): ResponseBody {
  const [text, encoding] = contentIn(answer);
  if (typeof text !== 'string') return { text: '', base64: false, untold: true };
  return responseBody(text, { ...facts, marked: facts.marked || encoding === 'base64' });
}

/** What an entry tells of its body. */
function factsOf(entry: unknown): Told {
  const response = property(entry, 'response');
  const content = property(response, 'content');
  const size = numberAt(content, 'size');
  return {
    type: knownType(textAt(content, 'mimeType')),
    size: size >= 0 ? size : null,
    // Firefox marks only the entry (tested in Firefox ESR 153).
    marked: property(content, 'encoding') === 'base64',
    // Chromium always has this field.
    byFirefox: property(response, '_error') === undefined,
  };
}

/** Types of media that are kept once: thousands of answers have the same few. */
const MOST_TYPES = 50;
const types = new Map<string, string>();

function knownType(type: string): string {
  const known = types.get(type);
  if (known === undefined && types.size < MOST_TYPES) types.set(type, type);
  return known ?? type;
}

function contentIn(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer)) return answer;
  return [property(answer, 'content') ?? property(answer, 'text'), property(answer, 'encoding')];
}
