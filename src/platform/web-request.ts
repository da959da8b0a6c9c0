import browser, { type WebRequest } from 'webextension-polyfill';
import type { RequestFacts } from '../injection/explain.ts';
import type { HeaderSet } from '../injection/header-rule.ts';
import { parseUrl } from '../parse-url.ts';
import { isFirefox } from './runtime.ts';

/** A listener that can be removed and added again. `listen` must be called while the background starts. */
export interface Listener {
  listen(): void;
  stop(): void;
}

/** A request that the server answered with 401. `at`: when the answer was complete, ms since the epoch. */
export interface UnauthorizedRequest extends RequestFacts {
  readonly at: number;
}

/** Any host: browsers report only hosts that we have a permission for, and the policy selects among them. */
const API_URLS = ['https://*/api/*', 'http://*/api/*'];

/**
 * The kinds of request that may carry our token. Fonts, scripts, prefetches and preloads never do, so their answers say
 * nothing about the token. Firefox has kinds of its own, which Chromium rejects.
 */
function decoratedTypes(): WebRequest.ResourceType[] {
  const everywhere: WebRequest.ResourceType[] = ['main_frame', 'xmlhttprequest', 'image', 'ping'];
  return isFirefox() ? [...everywhere, 'beacon', 'imageset'] : everywhere;
}

/**
 * Listens for answers with status 401 after the fact: nothing of ours runs before or during a request.
 * @param headers in Firefox, requests that it left unchanged say nothing about our token
 */
export function unauthorizedListener(
  callback: (request: UnauthorizedRequest) => void,
  headers: Pick<HeadersListener, 'mayHaveDecorated'>,
): Listener {
  function onCompleted(details: WebRequest.OnCompletedDetailsType): void {
    if (details.statusCode === 401 && headers.mayHaveDecorated(details)) callback(requestOf(details));
  }
  const event = browser.webRequest.onCompleted;
  return {
    listen: () => {
      if (!event.hasListener(onCompleted))
        event.addListener(onCompleted, { urls: API_URLS, types: decoratedTypes() });
    },
    stop: () => event.removeListener(onCompleted),
  };
}

/**
 * Listens for requests whose page sets its own `Authorization`, which our rule overwrites. Not blocking. Chromium shows
 * the headers as the page set them. Firefox shows only ours, so there it never calls back.
 */
export function ownAuthorizationListener(callback: (request: RequestFacts) => void): Listener {
  function onBeforeSendHeaders(details: WebRequest.OnBeforeSendHeadersDetailsType): undefined {
    if (has(details.requestHeaders ?? [], 'authorization')) callback(requestOf(details));
  }
  const event = browser.webRequest.onBeforeSendHeaders;
  return {
    listen: () => {
      if (isFirefox() || event.hasListener(onBeforeSendHeaders)) return;
      const filter = { urls: API_URLS, types: decoratedTypes() };
      event.addListener(onBeforeSendHeaders, filter, ['requestHeaders', 'extraHeaders']);
    },
    stop: () => event.removeListener(onBeforeSendHeaders),
  };
}

export interface HeadersListener extends Listener {
  /** False if the listener saw the request and added nothing, or if an earlier background saw it. */
  mayHaveDecorated(request: Pick<WebRequest.OnCompletedDetailsType, 'requestId' | 'type'>): boolean;
}

/** More requests are never in flight at once. */
const MOST_REMEMBERED = 1000;

/**
 * Only in Firefox: holds each request of a page to an API until its headers are decided, and adds them. It never
 * removes anything, and leaves requests unchanged that have their own `Authorization`. Firefox permissions have no
 * port, so no rule could be exact. Its filter must be the same at every start, or a sleeping background is not woken
 * for it.
 */
export function headersListener(
  headersFor: (request: RequestFacts) => readonly HeaderSet[] | null | Promise<readonly HeaderSet[] | null>,
): HeadersListener {
  const decorated = new Set<string>();
  function answer(
    { requestId, requestHeaders = [] }: WebRequest.OnBeforeSendHeadersDetailsType,
    set: readonly HeaderSet[] | null,
  ): WebRequest.BlockingResponse {
    // A redirect passes again with the same id.
    decorated.delete(requestId);
    if (set === null) return {};
    decorated.add(requestId);
    const [oldest] = decorated;
    if (decorated.size > MOST_REMEMBERED && oldest !== undefined) decorated.delete(oldest);
    const others = requestHeaders.filter(
      ({ name }) => !set.some(({ header }) => header === name.toLowerCase()),
    );
    return { requestHeaders: [...others, ...set.map(({ header, value }) => ({ name: header, value }))] };
  }
  function onBeforeSendHeaders(
    details: WebRequest.OnBeforeSendHeadersDetailsType,
  ): WebRequest.BlockingResponseOrPromiseOrVoid {
    const before = details.requestHeaders ?? [];
    const isLeft = has(before, 'authorization') || isPassedOnNavigation(before);
    const set = isLeft ? null : headersFor(requestOf(details));
    return set instanceof Promise ? set.then((late) => answer(details, late)) : answer(details, set);
  }
  const event = browser.webRequest.onBeforeSendHeaders;
  function listen(): void {
    if (!isFirefox() || event.hasListener(onBeforeSendHeaders)) return;
    const types = decoratedTypes().filter((type) => type !== 'main_frame');
    event.addListener(onBeforeSendHeaders, { urls: API_URLS, types }, ['blocking', 'requestHeaders']);
  }
  return {
    listen,
    stop: () => event.removeListener(onBeforeSendHeaders),
    mayHaveDecorated: ({ requestId, type }) =>
      !isFirefox() || type === 'main_frame' || decorated.has(requestId),
  };
}

/**
 * Whether a fetch is a navigation that a service worker passes on. Firefox 153 reports the worker's host as the
 * initiator, in `Origin`, too, whichever page sent the form. This header, which only navigations have, remains.
 */
function isPassedOnNavigation(headers: WebRequest.HttpHeaders): boolean {
  return has(headers, 'upgrade-insecure-requests');
}

function has(headers: WebRequest.HttpHeaders, wanted: string): boolean {
  return headers.some(({ name }) => name.toLowerCase() === wanted);
}

type Details = WebRequest.OnCompletedDetailsType | WebRequest.OnBeforeSendHeadersDetailsType;

/** The policy's categories for request types; other types never carry the token. */
const KINDS: Readonly<Partial<Record<WebRequest.ResourceType, RequestFacts['type']>>> = {
  main_frame: 'top-level',
  sub_frame: 'frame',
  xmlhttprequest: 'sub-resource',
  image: 'sub-resource',
  imageset: 'sub-resource',
  ping: 'sub-resource',
  beacon: 'sub-resource',
};

function requestOf(details: Details): UnauthorizedRequest {
  const { url, method, type, tabId, timeStamp } = details;
  return {
    url,
    method,
    type: KINDS[type] ?? 'other',
    initiator: initiatorOf(details),
    tabId: tabId < 0 ? null : tabId,
    at: timeStamp,
  };
}

/** The requesting page: Chromium gives its origin in `initiator`, Firefox its address in `originUrl`. */
function initiatorOf(details: Details): string | null {
  const initiator: unknown = Reflect.get(details, 'initiator') ?? details.originUrl;
  return typeof initiator === 'string' ? (parseUrl(initiator)?.origin ?? null) : null;
}
