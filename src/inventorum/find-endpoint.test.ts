import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENDPOINTS } from './endpoints.ts';
import { endpointsAt, findEndpoint, pathTemplate } from './find-endpoint.ts';

describe('findEndpoint', () => {
  test.each([
    ['GET', '/api/products/', '/products/', 'products:read'],
    ['GET', '/api/products', '/products/', 'products:read'],
    ['HEAD', '/api/products/', '/products/', 'products:read'],
    ['POST', '/api/products/', '/products/', 'products:create'],
    ['PUT', '/api/products/7/', '/products/{id}/', 'products:update'],
    ['DELETE', '/api/products/901234567890123456789/', '/products/{id}/', 'products:delete'],
    ['GET', '/api/products/delta/modified/', '/products/delta/modified/', 'products:read'],
    ['POST', '/api/products/7/state/', '/products/{id}/state/', 'products:update'],
    ['GET', '/api/orders/delta/', '/orders/delta/', 'orders:read'],
    ['PUT', '/api/basket/7/items/return/', '/basket/{id}/items/return/', 'orders:create'],
    ['POST', '/api/images/', '/images/', 'products:update'],
    ['POST', '/api/taxes/', '/taxes/', 'basic:create'],
    ['GET', '/api/ledger/2024/3/', '/ledger/{year}/{month}/', 'basic:read'],
    ['POST', '/api/auth/token/', '/auth/token/', undefined],
  ])('%s %s is %s and needs %s', (method, path, ...[template, right]) => {
    const endpoint = findEndpoint(method, path);
    expect(endpoint?.template).toBe(template);
    expect(endpoint?.requirement?.right).toBe(right);
  });

  test.each([
    ['PATCH', '/api/products/'],
    ['GET', '/products/'],
    ['GET', '/api/products/abc/'],
    ['GET', '/api//products/'],
    ['GET', '/api/products//'],
    ['GET', '/API/products/'],
    ['get', '/api/products/'],
    ['GET', '/api/'],
    ['GET', ''],
  ])('%s %j is not an endpoint', (method, path) => {
    expect(findEndpoint(method, path)).toBeUndefined();
  });

  test('every endpoint of the catalogue is found by its own path, and only by one template', () => {
    for (const { method, template } of ENDPOINTS) {
      const path = `/api${template.replaceAll(/\{\w+\}/g, '12')}`;
      expect(findEndpoint(method, path)?.template).toBe(template);
      expect(new Set(endpointsAt(path).map((found) => found.template))).toEqual(new Set([template]));
    }
  });

  test('one-word scopes that the pages print are marked as documented, inferred ones as assumed', () => {
    expect(findEndpoint('GET', '/api/taxes/')?.requirement).toMatchObject({
      legacy: 'tax_types',
      legacyEvidence: 'documented',
      rightEvidence: 'assumed',
    });
  });
});

describe('pathTemplate', () => {
  test.each([
    ['/api/products/7/', '/products/{id}/'],
    ['/api/products/7', '/products/{id}/'],
    ['/api/unknown/12/thing/', '/unknown/{id}/thing/'],
    ['/api/customers/by-mail/jo@example.test/', '/customers/by-mail/{id}/'],
    ['/api/x/4f9a2c7d-aaaa-bbbb-cccc-0123456789ab', '/x/{id}/'],
    ['/api/', '/'],
    ['/page/3', '/page/{id}/'],
  ])('%s becomes %s', (path, template) => {
    expect(pathTemplate(path)).toBe(template);
  });

  test('keeps no number of any path', () => {
    fc.assert(
      fc.property(fc.array(fc.nat().map(String)), (ids) => {
        expect(pathTemplate(`/api/zzz/${ids.join('/')}/`)).not.toMatch(/\d/);
      }),
    );
  });
});
