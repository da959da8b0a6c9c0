import browser, { type WebRequest } from 'webextension-polyfill';
import type { RequestFacts } from '../injection/explain.ts';
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
 * to one says nothing about the token. `beacon` is a kind of its own in Firefox, which Chromium refuses to hear of.
 */
function decoratedTypes(): WebRequest.ResourceType[] {
  const everywhere: WebRequest.ResourceType[] = ['main_frame', 'xmlhttprequest', 'image', 'ping'];
  return isFirefox() ? [...everywhere, 'beacon'] : everywhere;
}

/** Listens for answers of status 401, after the fact: nothing of ours runs before or during a request. */
export function unauthorizedListener(callback: (request: UnauthorizedRequest) => void): Listener {
  function onCompleted(details: WebRequest.OnCompletedDetailsType): void {
    if (details.statusCode === 401) callback(requestOf(details));
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
    const own = details.requestHeaders?.some(({ name }) => name.toLowerCase() === 'authorization');
    if (own) callback(requestOf(details));
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

type Details = WebRequest.OnCompletedDetailsType | WebRequest.OnBeforeSendHeadersDetailsType;

function requestOf(details: Details): UnauthorizedRequest {
  const { url, method, type, tabId, timeStamp } = details;
  return {
    url,
    method,
    type: type === 'main_frame' ? 'top-level' : 'sub-resource',
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
