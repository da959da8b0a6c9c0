import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorMs } from '../../tests/fakes/processor-ms.ts';
import { ENDPOINTS } from '../inventorum/endpoints.ts';
import type { Learned } from './learning/learned.ts';
import { everyKnownCall, lookUp } from './look-up.ts';
import { parseCall, plainCall } from './parse-call.ts';

const NOTHING: Learned = new Map();

describe('parseCall', () => {
  test.each<[string, string, string | null, string]>([
    ['method and path', 'POST /products/', 'POST', '/api/products/'],
    ['small letters', 'delete /api/products/7/', 'DELETE', '/api/products/7/'],
    ['a path alone', '/products/7/', null, '/api/products/7/'],
    ['a path without its slash', 'products/7', null, '/api/products/7'],
    ['one word', 'products', null, '/api/products'],
    ['a full address', 'https://app.inventorum.com/api/orders/?page=2#x', null, '/api/orders/'],
    ['an address of a sandbox', 'GET http://127.0.0.1:4310/api/taxes/', 'GET', '/api/taxes/'],
    ['a template', 'PUT /products/{id}/', 'PUT', '/api/products/1/'],
    ['a route of code', 'GET /ledger/:year/:month/', 'GET', '/api/ledger/1/1/'],
    ['a template in an address', 'https://app.inventorum.com/api/products/{id}/', null, '/api/products/1/'],
    ['a shell variable', 'GET /products/$ID/', 'GET', '/api/products/1/'],
    ['curl', "curl 'https://app.inventorum.com/api/products/'", 'GET', '/api/products/'],
    [
      'curl with a method and a header',
      'curl -X PUT -H "Authorization: Bearer abc" https://app.inventorum.com/api/products/7/ -d "{}"',
      'PUT',
      '/api/products/7/',
    ],
    [
      'curl with the method stuck on',
      'curl -XDELETE https://x.test/api/products/7/',
      'DELETE',
      '/api/products/7/',
    ],
    [
      'curl with data, over lines',
      'curl \\\n  --data-raw \'{"a": "/no/"}\' \\\n  https://app.inventorum.com/api/orders/',
      'POST',
      '/api/orders/',
    ],
    ['curl -G', 'curl -G -d page=1 https://x.test/api/orders/', 'GET', '/api/orders/'],
    ['curl -I', 'curl -I https://x.test/api/orders/', 'HEAD', '/api/orders/'],
    ['an unknown method of curl', 'curl -X BREW https://x.test/api/orders/', null, '/api/orders/'],
  ])('reads %s', (_name, text, method, pathname) => {
    expect(parseCall(text)).toEqual({ method, pathname });
  });

  test.each(['', '   ', 'GET', 'https://', '"'])('finds no path in %j', (text) => {
    expect(parseCall(text)).toBeNull();
  });

  test.each([
    ['curl -X PUT -H "Authorization: Bearer abc" https://x.test/api/products/7/?a=1', 'PUT /products/7/'],
    ['https://app.inventorum.com/api/orders/?access_token=abc', '/orders/'],
  ])('cuts %s down to its method and path', (text, plain) => {
    const call = parseCall(text);
    expect(call && plainCall(call)).toBe(plain);
    expect(parseCall(plain)).toEqual(call);
  });

  test('never throws, and keeps no token of a pasted line', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        parseCall(text);
      }),
    );
    const line =
      'curl -H "Authorization: Bearer top-secret" https://x.test/api/orders/?access_token=top-secret';
    expect(JSON.stringify(parseCall(line))).not.toContain('top-secret');
  });

  test('comes to an end with a text of any length', () => {
    const parts = ['a/', '"', '\\\n', '{', ':a/', ' '];
    expect(processorMs(() => parts.map((part) => parseCall(part.repeat(500_000))))).toBeLessThan(2000);
  });
});

describe('lookUp', () => {
  test.each(ENDPOINTS)('$method $template is answered from the catalogue', (endpoint) => {
    const { method, template, requirement } = endpoint;
    const call = parseCall(`${method} ${template}`);
    const answer = call && lookUp(call, NOTHING);
    expect(answer).toEqual({
      kind: 'known',
      calls: [{ method, template, endpoint, needed: requirement, disputed: null }],
    });
  });

  test('answers for every method where none is said', () => {
    const call = parseCall('/products/7/');
    const answer = call && lookUp(call, NOTHING);
    expect(answer).toMatchObject({
      kind: 'known',
      calls: [
        { method: 'GET', needed: { right: 'products:read' } },
        { method: 'PUT', needed: { right: 'products:update' } },
        { method: 'DELETE', needed: { right: 'products:delete' } },
      ],
    });
  });

  test('says which methods are known where the asked one is not', () => {
    const answer = lookUp({ method: 'PATCH', pathname: '/api/orders/delta/' }, NOTHING);
    expect(answer).toEqual({
      kind: 'other methods',
      method: 'PATCH',
      template: '/orders/delta/',
      known: ['GET'],
    });
  });

  test('says that an unknown path is unknown, without its ids', () => {
    const answer = lookUp({ method: 'GET', pathname: '/api/webhooks/123456/' }, NOTHING);
    expect(answer).toEqual({ kind: 'unknown', template: '/webhooks/{id}/', similar: [] });
  });

  test('names the known calls that begin like what is being typed', () => {
    const answer = lookUp({ method: null, pathname: '/api/products/7/st' }, NOTHING);
    expect(answer).toMatchObject({
      kind: 'unknown',
      similar: [{ method: 'POST', template: '/products/{id}/state/', needed: { right: 'products:update' } }],
    });
    expect(lookUp({ method: 'DELETE', pathname: '/api/prod' }, NOTHING)).toMatchObject({
      similar: [{ template: '/products/' }, { template: '/products/{id}/' }],
    });
  });

  test('lists the catalogue, and what was observed beside it', () => {
    const observed = { method: 'GET', template: '/webhooks/{id}/', worked: 2, refused: 1 };
    const learned: Learned = new Map([
      ['GET /webhooks/{id}/', { ...observed, right: 'hooks:read', legacy: null, disagreement: null }],
    ]);
    const all = everyKnownCall(learned);
    expect(all).toHaveLength(ENDPOINTS.length + 1);
    expect(all.slice(0, -1).map(({ endpoint }) => endpoint)).toEqual(ENDPOINTS);
    expect(all.at(-1)).toMatchObject({ template: '/webhooks/{id}/', needed: { right: 'hooks:read' } });
  });

  test('tells of an unknown path what was observed there', () => {
    const observed = { method: 'GET', template: '/webhooks/', worked: 2, refused: 1 };
    const learned: Learned = new Map([
      ['GET /webhooks/', { ...observed, right: 'hooks:read', legacy: null, disagreement: null }],
    ]);
    expect(lookUp({ method: null, pathname: '/api/webhooks/' }, learned)).toMatchObject({
      kind: 'known',
      calls: [{ method: 'GET', endpoint: null, needed: { right: 'hooks:read', rightEvidence: 'observed' } }],
    });
  });
});
