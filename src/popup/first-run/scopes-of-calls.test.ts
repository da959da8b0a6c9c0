import { expect, test } from 'vitest';
import { memoryArea } from '../../../tests/fakes/memory-area.ts';
import { keptCalls } from '../../storage/public/kept-calls.ts';
import { seenRequests } from '../../storage/public/seen-requests.ts';
import { scopesOfCalls } from './scopes-of-calls.ts';

/** As a panel keeps it (src/devtools/panel/kept/kept-call.ts). */
function kept(method: string, pathname: string, status = 200, source = 'page'): string {
  return JSON.stringify({ call: { source, exchange: { method, pathname, status } }, entry: {} });
}

async function scopesOf(byTab: readonly (readonly string[])[]): Promise<readonly string[]> {
  const area = memoryArea();
  for (const [tabId, texts] of byTab.entries()) {
    await keptCalls(area, tabId, Date.now).write([{ id: 0, texts }], { ids: [0], cut: false, length: 1 });
  }
  return await scopesOfCalls(() => seenRequests(area));
}

test('the scopes of the calls of every tab, each once, also of refused ones', async () => {
  const scopes = await scopesOf([
    [kept('GET', '/api/products/'), kept('GET', '/api/products/7/')],
    [kept('POST', '/api/products/', 403), kept('GET', '/api/orders/', 401)],
  ]);
  expect(scopes).toEqual(['orders:read', 'products:create', 'products:read']);
});

test.each([
  ['an own one', kept('GET', '/api/products/', 200, 'own')],
  ['a repeated one', kept('GET', '/api/products/', 200, 'replay')],
  ['one without an answer', kept('GET', '/api/products/', 0)],
  ['a redirect', kept('GET', '/api/products/', 302)],
  ['a preflight', kept('OPTIONS', '/api/products/')],
  ['one that nobody knows', kept('GET', '/api/unheard-of/')],
])('%s tells of none', async (_what, text) => {
  expect(await scopesOf([[text]])).toEqual([]);
});

test('where storage does not answer, none are named', async () => {
  expect(await scopesOfCalls(() => Promise.reject(new Error('closed')))).toEqual([]);
});
