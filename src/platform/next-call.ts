import browser, { type WebRequest } from 'webextension-polyfill';
import type { RequestFacts } from '../injection/explain-usual.ts';
import { API_URLS, decoratedTypes, requestOf } from './request-facts.ts';
import { isFirefox } from './runtime.ts';
import type { Listener } from './web-request.ts';

/**
 * Calls back for each request that a rule may have made to fail, as it begins. In Firefox only those to pages that are
 * opened: the listener that holds the others (web-request.ts) decides about them itself.
 */
export function callListener(callback: (request: RequestFacts) => void): Listener {
  function onBeforeRequest(details: WebRequest.OnBeforeRequestDetailsType): void {
    callback(requestOf(details));
  }
  // Touched only if needed: the browser builds each event when it is touched first, which every start waits for.
  const event = () => browser.webRequest.onBeforeRequest;
  return {
    listen: () => {
      const types: WebRequest.ResourceType[] = isFirefox() ? ['main_frame'] : decoratedTypes();
      if (!event().hasListener(onBeforeRequest))
        event().addListener(onBeforeRequest, { urls: API_URLS, types });
    },
    stop: () => event().removeListener(onBeforeRequest),
  };
}
