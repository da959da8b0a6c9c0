import browser, { type WebRequest } from 'webextension-polyfill';
import { API_URLS, decoratedTypes, type HeardRequest, hasHeader, requestOf } from './request-facts.ts';
import { isFirefox } from './runtime.ts';

// For pages: a listener of a page costs only while the page is open, and the browser ends it with the page. One of the
// background would outlive its page, and wake the background for every request.

/**
 * Calls back for each answer with status 401, until this page is closed. Not in Firefox, where the background hears
 * them all (web-request.ts).
 */
export function watchUnauthorized(callback: (request: HeardRequest) => void): void {
  if (isFirefox()) return;
  browser.webRequest.onCompleted.addListener(
    (details) => {
      if (details.statusCode === 401) callback(requestOf(details));
    },
    { urls: API_URLS, types: decoratedTypes() },
  );
}

/**
 * Calls back for each request whose page sets its own `Authorization`, which our rule overwrites, until this page is
 * closed. Not in Firefox, which shows only our headers, and where nothing is overwritten.
 * @param tabId only the requests of this tab
 */
export function watchOwnAuthorization(callback: (request: HeardRequest) => void, tabId?: number): void {
  if (isFirefox()) return;
  const filter: WebRequest.RequestFilter = { urls: API_URLS, types: decoratedTypes() };
  browser.webRequest.onBeforeSendHeaders.addListener(
    (details) => {
      if (hasHeader(details.requestHeaders ?? [], 'authorization')) callback(requestOf(details));
      return undefined;
    },
    tabId === undefined ? filter : { ...filter, tabId },
    ['requestHeaders', 'extraHeaders'],
  );
}
