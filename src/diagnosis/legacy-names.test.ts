import { expect, test } from 'vitest';
import { LEGACY_NAMES } from './legacy-names.ts';

function newNames(legacy: string): readonly string[] | undefined {
  return LEGACY_NAMES.find(({ name }) => name === legacy)?.newNames.map(({ scope }) => scope);
}

test.each([
  ['products', ['products:read', 'products:create', 'products:update', 'products:delete']],
  ['shop.products.publishing', ['products:update']],
  ['tax_types', ['basic:read', 'basic:create', 'basic:update']],
  ['inventories', []],
])('%s maps to %j', (legacy, expected) => {
  expect(newNames(legacy)).toEqual(expected);
});

test('every name has a source', () => {
  for (const { source, newNames: names } of LEGACY_NAMES) {
    for (const each of [source, ...names.map((one) => one.source)]) expect(each).toMatch(/^https:/);
  }
});
