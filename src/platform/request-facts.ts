import type { WebRequest } from 'webextension-polyfill';
import type { RequestFacts } from '../injection/explain-usual.ts';
import { parseUrl } from '../parse-url.ts';
import { isFirefox } from './runtime.ts';

/** A request as the browser reports it. `at`: when it had got so far, ms since the epoch. */
export interface HeardRequest extends RequestFacts {
  readonly at: number;
}

/** Any host: browsers report only hosts that we have a permission for, and the policy selects among them. */
export const API_URLS = ['https://*/api/*', 'http://*/api/*'];

/**
 * The kinds of request that may carry our token. Fonts, scripts, prefetches and preloads never do, so their answers say
 * nothing about the token. Firefox has kinds of its own, which Chromium rejects.
 */
export function decoratedTypes(): WebRequest.ResourceType[] {
  const everywhere: WebRequest.ResourceType[] = ['main_frame', 'xmlhttprequest', 'image', 'ping'];
  return isFirefox() ? [...everywhere, 'beacon', 'imageset'] : everywhere;
}

/** `wanted` in small letters. */
export function hasHeader(headers: WebRequest.HttpHeaders, wanted: string): boolean {
  return headers.some(({ name }) => name.toLowerCase() === wanted);
}

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

type Details = WebRequest.OnCompletedDetailsType | WebRequest.OnBeforeSendHeadersDetailsType;

export function requestOf(details: Details): HeardRequest {
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
