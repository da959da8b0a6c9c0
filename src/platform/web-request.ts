import browser, { type WebRequest } from 'webextension-polyfill';
import type { RequestFacts } from '../injection/explain-usual.ts';
import type { Listened } from '../injection/listened-headers.ts';
import { API_URLS, decoratedTypes, type HeardRequest, hasHeader, requestOf } from './request-facts.ts';
import { isFirefox } from './runtime.ts';

/** A listener that can be removed and added again. `listen` must be called while the background starts. */
export interface Listener {
  listen(): void;
  stop(): void;
}

/**
 * Listens for answers with status 401 after the fact: nothing of ours runs before or during a request. In Chromium only
 * those to pages that are opened: a listener for fetches costs each of them a tenth, and wakes the background for it.
 * Those are heard while somebody looks (watch-requests.ts). In Firefox the background holds each request anyway.
 * @param headers in Firefox, requests that it left unchanged say nothing about our token
 */
export function unauthorizedListener(
  callback: (request: HeardRequest) => void,
  headers: Pick<HeadersListener, 'mayHaveDecorated'>,
): Listener {
  function onCompleted(details: WebRequest.OnCompletedDetailsType): void {
    if (details.statusCode === 401 && headers.mayHaveDecorated(details)) callback(requestOf(details));
  }
  const event = browser.webRequest.onCompleted;
  return {
    listen: () => {
      if (!event.hasListener(onCompleted))
        event.addListener(onCompleted, { urls: API_URLS, types: heardTypes() });
    },
    stop: () => event.removeListener(onCompleted),
  };
}

function heardTypes(): WebRequest.ResourceType[] {
  return isFirefox() ? decoratedTypes() : ['main_frame'];
}

export interface HeadersListener extends Listener {
  /** False if the listener saw the request and added nothing, or if an earlier background saw it. */
  mayHaveDecorated(request: Pick<WebRequest.OnCompletedDetailsType, 'requestId' | 'type'>): boolean;
}

/** More requests are never in flight at once. */
const MOST_REMEMBERED = 1000;

/**
 * Only in Firefox: holds each request of a page to an API until its headers are decided, and adds them, or ends it with
 * a network error where the user wants it to fail. It never removes a header, and leaves requests unchanged that have their own `Authorization`. Firefox permissions have no
 * port, so no rule could be exact. Its filter must be the same at every start, or a sleeping background is not woken
 * for it.
 */
export function headersListener(
  headersFor: (request: RequestFacts) => Listened | null | Promise<Listened | null>,
): HeadersListener {
  const decorated = new Set<string>();
  function answer(
    { requestId, requestHeaders = [] }: WebRequest.OnBeforeSendHeadersDetailsType,
    listened: Listened | null,
  ): WebRequest.BlockingResponse {
    // A redirect passes again with the same id.
    decorated.delete(requestId);
    if (listened === null) return {};
    const { headers: set, failed } = listened;
    if (set === null) return { cancel: true };
    if (!failed) decorated.add(requestId);
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
    const isLeft = hasHeader(before, 'authorization') || isPassedOnNavigation(before);
    const set = isLeft ? null : headersFor(requestOf(details));
    return set instanceof Promise ? set.then((late) => answer(details, late)) : answer(details, set);
  }
  // In Chromium it is never touched: every start would wait until the browser has built it.
  const event = () => browser.webRequest.onBeforeSendHeaders;
  function listen(): void {
    if (!isFirefox() || event().hasListener(onBeforeSendHeaders)) return;
    const types = decoratedTypes().filter((type) => type !== 'main_frame');
    event().addListener(onBeforeSendHeaders, { urls: API_URLS, types }, ['blocking', 'requestHeaders']);
  }
  return {
    listen,
    stop() {
      if (isFirefox()) event().removeListener(onBeforeSendHeaders);
    },
    mayHaveDecorated: ({ requestId, type }) =>
      !isFirefox() || type === 'main_frame' || decorated.has(requestId),
  };
}

/**
 * Whether a fetch is a navigation that a service worker passes on. Firefox 153 reports the worker's host as the
 * initiator, in `Origin`, too, whichever page sent the form. This header, which only navigations have, remains.
 */
function isPassedOnNavigation(headers: WebRequest.HttpHeaders): boolean {
  return hasHeader(headers, 'upgrade-insecure-requests');
}
