import browser, { type WebRequest } from 'webextension-polyfill';
import type { RequestFacts } from '../injection/explain.ts';
import type { HeaderSet } from '../injection/header-rule.ts';
import { isFirefox } from './runtime.ts';

/** A listener that can be put down and taken up again. `listen` must be called while the background starts. */
export interface Listener {
  listen(): void;
  stop(): void;
}

/** A request that the server refused to authenticate. `at`: when its answer was complete, ms since the epoch. */
export interface UnauthorizedRequest extends RequestFacts {
  readonly at: number;
}

/** Any host: browsers tell us only of those that we have a permission for, and the policy sorts the others out. */
const API_URLS = ['https://*/api/*', 'http://*/api/*'];

/**
 * The kinds of request that may carry our token. A font, a script, a prefetch or a preload never does: what is answered
 * to one says nothing about the token. Firefox has kinds of its own, which Chromium refuses to hear of.
 */
function decoratedTypes(): WebRequest.ResourceType[] {
  const everywhere: WebRequest.ResourceType[] = ['main_frame', 'xmlhttprequest', 'image', 'ping'];
  return isFirefox() ? [...everywhere, 'beacon', 'imageset'] : everywhere;
}

/**
 * Listens for answers of status 401, after the fact: nothing of ours runs before or during a request.
 * @param headers in Firefox, what it left as it was says nothing about our token
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
 * Listens for requests whose page sets an `Authorization` of its own, which our rule then overwrites. Not blocking.
 * Chromium shows the headers as the page wrote them; Firefox shows only ours, so there it never calls back.
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
  /** False where the request was shown to the listener, which added nothing to it, or was shown to an earlier background. */
  mayHaveDecorated(request: Pick<WebRequest.OnCompletedDetailsType, 'requestId' | 'type'>): boolean;
}

/** More are not under way at once. */
const MOST_REMEMBERED = 1000;

/**
 * Firefox alone: holds each request of a page to an API until it is said what it carries, and adds that. It never takes
 * anything away, and leaves a request as it is that has an `Authorization` of its own. Firefox permissions know no port,
 * so no rule could be exact. Its filter must be the same at every start, or a sleeping background is not woken for it.
 */
export function headersListener(
  headersFor: (request: RequestFacts) => readonly HeaderSet[] | null | Promise<readonly HeaderSet[] | null>,
): HeadersListener {
  const decorated = new Set<string>();
  function answer(
    { requestId, requestHeaders = [] }: WebRequest.OnBeforeSendHeadersDetailsType,
    set: readonly HeaderSet[] | null,
  ): WebRequest.BlockingResponse {
    // A redirect comes by again under the same id.
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
 * Whether a fetch is a navigation that a service worker passes on: Firefox 153 names the worker's host as the one that asks,
 * in `Origin` too, whichever page sent the form. This header, which only navigations are given, stays.
 */
function isPassedOnNavigation(headers: WebRequest.HttpHeaders): boolean {
  return has(headers, 'upgrade-insecure-requests');
}

function has(headers: WebRequest.HttpHeaders, wanted: string): boolean {
  return headers.some(({ name }) => name.toLowerCase() === wanted);
}

type Details = WebRequest.OnCompletedDetailsType | WebRequest.OnBeforeSendHeadersDetailsType;

/** What the types of a request are to the policy; the others never carry the token. */
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

/** The page that asked: Chromium says its origin in `initiator`, Firefox its address in `originUrl`. */
function initiatorOf(details: Details): string | null {
  const initiator: unknown = Reflect.get(details, 'initiator') ?? details.originUrl;
  return typeof initiator === 'string' && URL.canParse(initiator) ? new URL(initiator).origin : null;
}
