import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NamedFilters } from '../../../storage/public/named-filters.ts';
import { readFilters, withFilters } from './import-filters.ts';

const SAVED: NamedFilters = [
  { name: 'Refused', text: 'status:403' },
  { name: 'Slow', text: 'larger-than:1M' },
];

function fileOf(filters: unknown): string {
  return JSON.stringify({ filters });
}

test('tells new names from taken ones, and leaves out what is there already', () => {
  const read = readFilters(
    fileOf([
      { name: 'Refused', text: 'status:401' },
      { name: 'Slow', text: 'larger-than:1M' },
      { name: ' Missing ', text: 'status:404' },
    ]),
    SAVED,
  );
  expect(read).toEqual({
    fresh: [{ name: 'Missing', text: 'status:404' }],
    taken: [{ name: 'Refused', text: 'status:401' }],
    refused: 0,
  });
});

test.each([
  ['no JSON', '{'],
  ['something else', '{"log":{"entries":[]}}'],
  ['an empty list', fileOf([])],
])('%s holds no filters', (_, text) => {
  expect(readFilters(text, SAVED)).toBeNull();
});

test('refuses what cannot be saved: no name, no text, too long, a possible token, twice the same name', () => {
  const refused = [
    { name: '', text: 'a' },
    { name: 'a', text: 7 },
    { name: 'b', text: 'x '.repeat(2000) },
    { name: 'c', text: 'warehouse-token-warehouse-token-f3Qa' },
    { name: 'd', text: 'one' },
    { name: 'd', text: 'two' },
    null,
  ];
  expect(readFilters(fileOf(refused), SAVED)).toEqual({
    fresh: [{ name: 'd', text: 'one' }],
    taken: [],
    refused: 6,
  });
});

test('takes no more than can be saved', () => {
  const many = Array.from({ length: 60 }, (_, i) => ({ name: `filter ${i}`, text: 'a' }));
  expect(readFilters(fileOf(many), SAVED)).toMatchObject({ fresh: { length: 48 }, refused: 12 });
});

test('what was exported comes back, into an empty list and into its own', () => {
  const word = fc.stringMatching(/^[a-z:]{1,20}$/);
  const filters = fc.uniqueArray(fc.record({ name: word, text: word }), {
    selector: ({ name }) => name,
    minLength: 1,
    maxLength: 50,
  });
  fc.assert(
    fc.property(filters, (exported) => {
      const text = fileOf(exported);
      expect(withFilters([], readFilters(text, [])?.fresh ?? [])).toEqual(exported);
      expect(readFilters(text, exported)).toEqual({ fresh: [], taken: [], refused: 0 });
    }),
  );
});
