import { expect, test, vi } from 'vitest';
import { tellIfUnauthorized } from './tell-if-unauthorized.ts';

const STARTED = '2026-03-01T10:00:00.000Z';

/** A HAR entry as Chromium's DevTools report it. */
function entry({
  status = 401,
  url = 'https://app.inventorum.com/api/products/?page=1',
  resourceType = 'fetch',
  headers = [
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Dest', 'empty'],
    ['Origin', 'https://shop.test'],
  ],
} = {}): unknown {
  return {
    startedDateTime: STARTED,
    time: 25,
    _resourceType: resourceType,
    request: { url, method: 'GET', headers: headers.map(([name, value]) => ({ name, value })) },
    response: { status },
  };
}

function toldOf(one: unknown): unknown {
  const tell = vi.fn();
  tellIfUnauthorized(one, 7, tell);
  return tell.mock.calls[0]?.[0] ?? null;
}

test('a 401 is told with what decides whether it carried a token, and when it ended', () => {
  expect(toldOf(entry())).toEqual({
    url: 'https://app.inventorum.com/api/products/?page=1',
    method: 'GET',
    type: 'sub-resource',
    initiator: 'https://shop.test',
    tabId: 7,
    at: Date.parse(STARTED) + 25,
  });
});

test.each([
  ['a page that is opened', { resourceType: 'document', headers: [['Sec-Fetch-Site', 'none']] }, 'top-level'],
  ['a font', { resourceType: 'font', headers: [['Sec-Fetch-Dest', 'font']] }, 'other'],
  ['a preload', { resourceType: 'other', headers: [['Sec-Fetch-Dest', 'empty']] }, 'other'],
])('%s is told as what it is', (_, changes, type) => {
  expect(toldOf(entry(changes))).toMatchObject({ type });
});

test.each([
  ['another status', entry({ status: 403 })],
  ['no answer', entry({ status: 0 })],
  ['outside of an API', entry({ url: 'https://app.inventorum.com/admin/' })],
  ['no web address', entry({ url: 'about:blank' })],
  ['nothing', null],
  ['no times', { ...Object(entry()), startedDateTime: undefined, response: { status: 200 } }],
])('%s is not told', (_, one) => {
  expect(toldOf(one)).toBeNull();
});
