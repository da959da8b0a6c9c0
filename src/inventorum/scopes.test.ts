import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENDPOINTS } from './endpoints.ts';
import { findEndpoint } from './find-endpoint.ts';
import { SCOPE_MAP } from './scope-map.ts';
import { missingScope } from './scope-to-ask-for.ts';
import { isGranted, KNOWN_RIGHTS, parseScope, scopeAreas } from './scopes.ts';

const createProduct = findEndpoint('POST', '/api/products/')?.requirement ?? null;

test('the known rights are those of the scope map', () => {
  const ofAreas = new Map<string, Set<string>>();
  for (const { resource, rights } of Object.values(SCOPE_MAP)) {
    ofAreas.set(resource, new Set([...(ofAreas.get(resource) ?? []), ...rights]));
  }
  const inOrder = ['read', 'create', 'update', 'delete'];
  const expected = [...ofAreas].map(([area, rights]) => [area, inOrder.filter((right) => rights.has(right))]);
  expect([...KNOWN_RIGHTS]).toEqual(expected);
});

describe('parseScope', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['orders:read', ['orders:read']],
    [' orders:read  products:read\torders:read\n', ['orders:read', 'products:read']],
  ])('%j gives %j', (text, words) => {
    expect(parseScope(text)).toEqual(words);
  });
});

describe('scopeAreas', () => {
  test('tells granted rights from known ones, and legacy and unknown words apart', () => {
    expect(
      scopeAreas(['products:read', 'customers:create', 'shop.products.publishing', 'x:y', 'a:b:c', ':read']),
    ).toEqual({
      areas: [
        {
          area: 'products',
          rights: [
            { right: 'read', granted: true },
            { right: 'create', granted: false },
            { right: 'update', granted: false },
            { right: 'delete', granted: false },
          ],
        },
        {
          area: 'customers',
          rights: [
            { right: 'read', granted: false },
            { right: 'create', granted: true },
            { right: 'update', granted: false },
          ],
        },
      ],
      legacy: ['shop.products.publishing'],
      unknown: ['x:y', 'a:b:c', ':read'],
    });
  });

  test('shows a granted right of an area that we do not know', () => {
    expect(scopeAreas(['giftcards:delete']).areas).toEqual([
      { area: 'giftcards', rights: [{ right: 'delete', granted: true }] },
    ]);
  });

  test('loses no word of any scope', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string().filter((word) => /^\S+$/.test(word))), (words) => {
        const { areas, legacy, unknown } = scopeAreas(words);
        const granted = areas.flatMap(({ area, rights }) =>
          rights.filter((right) => right.granted).map(({ right }) => `${area}:${right}`),
        );
        expect([...granted, ...legacy, ...unknown].sort()).toEqual([...words].sort());
      }),
    );
  });
});

describe('missingScope', () => {
  test.each([
    [['products:create'], null],
    [['products'], null],
    [['products:read', 'orders:create'], 'products:create'],
    [['orders', 'images'], 'products'],
    [[], 'products:create'],
  ])('of POST /products/ for %j is %s', (granted, missing) => {
    expect(missingScope(createProduct, granted)).toBe(missing);
  });

  test('is null where no scope is asked for', () => {
    expect(missingScope(null, [])).toBeNull();
  });

  test('names a scope that then suffices, for every endpoint and any granted scopes', () => {
    const scopes = fc.array(
      fc.constantFrom('orders', 'products', 'orders:read', 'basic:read', 'products:update', '?'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ENDPOINTS), scopes, ({ requirement }, granted) => {
        const missing = missingScope(requirement, granted);
        expect(missing === null).toBe(isGranted(requirement, granted));
        if (missing !== null) expect(isGranted(requirement, [...granted, missing])).toBe(true);
      }),
    );
  });
});
