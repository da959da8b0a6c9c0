import { describe, expect, test } from 'vitest';
import { decodeHarEntry } from './decode-har.ts';
import type { NotTold } from './not-told.ts';

// Entries as Chromium 156 and Firefox 153 gave them for requests of https://shop.test, shortened.

const SENT = { Host: 'app.inventorum.com', 'Sec-Fetch-Dest': 'empty', authorization: 'Bearer x' };
const BY_PAGE = { 'User-Agent': 'Mozilla/5.0', Referer: 'https://shop.test/' };

interface Given {
  readonly sends?: Readonly<Record<string, string>>;
  readonly request?: object;
  readonly response?: object;
  readonly entry?: object;
}

function decoded({ sends = BY_PAGE, request = {}, response = {}, entry = {} }: Given) {
  const headers = Object.entries(sends).map(([name, value]) => ({ name, value }));
  return decodeHarEntry(
    {
      request: { url: 'https://app.inventorum.com/api/products/', method: 'GET', headers, ...request },
      response: { status: 200, headers: [], ...response },
      ...entry,
    },
    { tabId: 7 },
  );
}

const CHROMIUM = {
  request: { headersSize: -1 },
  response: { _error: null, _fetchedViaServiceWorker: false },
  entry: { serverIPAddress: '127.0.0.1', _resourceType: 'fetch' },
};
const NO_ADDRESS = { ...CHROMIUM.entry, serverIPAddress: '' };
const FIREFOX = { sends: SENT, request: { headersSize: 506 }, entry: { serverIPAddress: '127.0.0.1' } };
const UNSENT_FIREFOX = {
  sends: { Host: 'app.inventorum.com', 'Sec-Fetch-Dest': 'empty' },
  request: { headersSize: 0 },
};

const byWorker = (source: string) => ({
  ...CHROMIUM.response,
  _fetchedViaServiceWorker: true,
  _serviceWorkerResponseSource: source,
});

describe('what the browser tells of the sent headers', () => {
  test.each<[string, Given, NotTold | null]>([
    ['Chromium: a fetch', { ...CHROMIUM, sends: SENT }, null],
    ['Chromium: over HTTP/2', { ...CHROMIUM, sends: { ':authority': 'app.inventorum.com' } }, null],
    ['Chromium: the POST of a dedicated worker', CHROMIUM, 'headers'],
    ['Chromium: a beacon', { ...CHROMIUM, entry: { ...CHROMIUM.entry, _resourceType: 'ping' } }, 'headers'],
    [
      'Chromium: a no-cors POST, which it calls aborted',
      { ...CHROMIUM, response: { ...CHROMIUM.response, _error: 'net::ERR_ABORTED' } },
      'headers',
    ],
    ['Chromium: its cache', { ...CHROMIUM, entry: { ...CHROMIUM.entry, _fromCache: 'disk' } }, 'cache'],
    ['Chromium: its memory', { ...CHROMIUM, entry: { ...CHROMIUM.entry, _fromCache: 'memory' } }, 'cache'],
    [
      'Chromium: made by a service worker',
      { ...CHROMIUM, response: byWorker('fallback-code'), entry: NO_ADDRESS },
      'service worker',
    ],
    [
      'Chromium: from the cache of a service worker, which is no cache of the browser',
      { ...CHROMIUM, response: byWorker('cache-storage'), entry: { ...NO_ADDRESS, _fromCache: 'disk' } },
      'service worker',
    ],
    [
      'Chromium: passed on by a service worker',
      { ...CHROMIUM, response: byWorker('network'), entry: NO_ADDRESS },
      'passed on',
    ],
    [
      'Chromium: stopped by its preflight',
      { ...CHROMIUM, response: { status: 0, _error: 'net::ERR_FAILED' }, entry: NO_ADDRESS },
      'not sent',
    ],
    [
      'Chromium: cancelled while it was under way',
      { ...CHROMIUM, sends: SENT, response: { status: 0, _error: 'net::ERR_ABORTED' }, entry: NO_ADDRESS },
      null,
    ],
    ['Firefox: a fetch', FIREFOX, null],
    ['Firefox: its cache or a service worker', UNSENT_FIREFOX, 'cache or service worker'],
    ['Firefox: stopped by its preflight', { ...UNSENT_FIREFOX, response: { status: 0 } }, 'not sent'],
    ['an entry without any header', { sends: {} }, 'headers'],
  ])('%s', (_name, given, expected) => {
    expect(decoded(given)?.notTold).toBe(expected);
  });

  test.each<[string, Given, string | null]>([
    ['Firefox: a fetch without CORS headers', FIREFOX, 'https://shop.test'],
    ['Firefox: of its cache or a service worker', UNSENT_FIREFOX, null],
    ['Chromium: of a service worker', { ...CHROMIUM, response: byWorker('fallback-code') }, null],
  ])('%s: whether the page may read it', (_name, { sends, ...given }, expected) => {
    const cors = { ...sends, 'Sec-Fetch-Mode': 'cors', Origin: 'https://shop.test' };
    expect(decoded({ ...given, sends: cors })?.exchange.hidden?.from ?? null).toBe(expected);
  });

  test('of headers that are not told none counts, because a rule may have replaced it', () => {
    const sends = { ...BY_PAGE, Authorization: 'Bearer of-the-page', 'X-Api-Version': '9' };
    const entry = decoded({ ...CHROMIUM, sends });
    expect(entry).toMatchObject({ authorization: null, exchange: { apiVersion: null } });
  });
});

describe('what kind of request it was, where Chromium tells no destination', () => {
  test.each([
    ['fetch', 'sub-resource'],
    ['ping', 'sub-resource'],
    ['image', 'sub-resource'],
    ['document', 'top-level'],
    // The prefetch of a link.
    ['other', 'other'],
    ['font', 'other'],
    ['script', 'other'],
  ])('%s: %s', (_resourceType, type) => {
    const entry = decoded({ ...CHROMIUM, entry: { ...CHROMIUM.entry, _resourceType } });
    expect(entry?.exchange.asked.type).toBe(type);
  });

  test('the preload of a link as fetch is told as empty, and is no fetch to the rules', () => {
    const entry = decoded({ ...CHROMIUM, sends: SENT, entry: { ...CHROMIUM.entry, _resourceType: 'other' } });
    expect(entry?.exchange.asked.type).toBe('other');
  });
});
