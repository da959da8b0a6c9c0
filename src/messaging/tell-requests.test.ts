import { expect, test, vi } from 'vitest';
import type { ToldRequest } from './protocol.ts';
import { ownAuthorizationTeller, tellUnauthorized } from './tell-requests.ts';

const REQUEST: ToldRequest = {
  url: 'https://app.inventorum.com/api/products/?search=secret#top',
  method: 'GET',
  type: 'sub-resource',
  initiator: 'https://shop.test',
  tabId: 7,
  at: 1000,
};

const TOLD = { ...REQUEST, url: 'https://app.inventorum.com/api/products/' };

test('answers 401 are told without their queries, each time', () => {
  const call = vi.fn().mockResolvedValue({ ok: true, value: null });
  tellUnauthorized(call, [REQUEST]);
  tellUnauthorized(call, [REQUEST, REQUEST]);
  expect(call.mock.calls).toEqual([
    ['request.unauthorized', { requests: [TOLD] }],
    ['request.unauthorized', { requests: [TOLD, TOLD] }],
  ]);
});

test('a background that does not answer harms nothing', async () => {
  const call = vi.fn().mockRejectedValue(new Error('no answer'));
  tellUnauthorized(call, [REQUEST]);
  ownAuthorizationTeller(call)(REQUEST);
  await expect(Promise.allSettled(call.mock.results.map(({ value }) => value))).resolves.toHaveLength(2);
});

test("a page's own Authorization is told once for a tab and page; without either it concerns nobody", () => {
  const call = vi.fn().mockResolvedValue({ ok: true, value: null });
  const tell = ownAuthorizationTeller(call);
  for (let round = 0; round < 3; round += 1) tell(REQUEST);
  tell({ ...REQUEST, tabId: 8 });
  tell({ ...REQUEST, initiator: 'https://other.test' });
  tell({ ...REQUEST, tabId: null });
  tell({ ...REQUEST, initiator: null });
  expect(call.mock.calls).toEqual([
    ['request.own-authorization', TOLD],
    ['request.own-authorization', { ...TOLD, tabId: 8 }],
    ['request.own-authorization', { ...TOLD, initiator: 'https://other.test' }],
  ]);
});
