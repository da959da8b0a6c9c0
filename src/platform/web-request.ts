import browser, { type WebRequest } from 'webextension-polyfill';
import type { RequestFacts } from '../injection/explain.ts';

/** A request that the server refused to authenticate. `at`: when its answer was complete, ms since the epoch. */
export interface UnauthorizedRequest extends RequestFacts {
  readonly at: number;
}

/** Listens for answers of status 401, after the fact: nothing of ours runs before or during a request. */
export interface UnauthorizedListener {
  listen(): void;
  stop(): void;
}

/** `listen` must be called while the background starts, or an answer does not wake it. `urls`: match patterns. */
export function unauthorizedListener(
  urls: readonly string[],
  callback: (request: UnauthorizedRequest) => void,
): UnauthorizedListener {
  function onCompleted(details: WebRequest.OnCompletedDetailsType): void {
    if (details.statusCode === 401) callback(requestOf(details));
  }
  const event = browser.webRequest.onCompleted;
  return {
    listen: () => {
      if (!event.hasListener(onCompleted)) event.addListener(onCompleted, { urls: [...urls] });
    },
    stop: () => event.removeListener(onCompleted),
  };
}

function requestOf(details: WebRequest.OnCompletedDetailsType): UnauthorizedRequest {
  const { url, method, type, tabId, timeStamp } = details;
  return {
    url,
    method,
    type: type === 'main_frame' ? 'top-level' : type === 'sub_frame' ? 'frame' : 'sub-resource',
    initiator: initiatorOf(details),
    tabId: tabId < 0 ? null : tabId,
    at: timeStamp,
  };
}

/** The page that asked: Chromium says its origin in `initiator`, Firefox its address in `originUrl`. */
function initiatorOf(details: WebRequest.OnCompletedDetailsType): string | null {
  const initiator: unknown = Reflect.get(details, 'initiator') ?? details.originUrl;
  return typeof initiator === 'string' && URL.canParse(initiator) ? new URL(initiator).origin : null;
}
