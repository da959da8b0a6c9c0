import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFieldErrors, MOST_FIELD_ERRORS } from './field-errors.ts';

describe('decodeFieldErrors', () => {
  test.each<[string, unknown, readonly [string, ...string[]][]]>([
    ['nothing', {}, []],
    ['no object', 'text', []],
    ['null', null, []],
    ['one field', { name: ['Needed.', 'Too short.'] }, [['name', 'Needed.', 'Too short.']]],
    ['a bare text', { name: 'Needed.' }, [['name', 'Needed.']]],
    [
      'a number and null',
      { a: [5], b: null, c: true },
      [
        ['a', '5'],
        ['b', 'null'],
        ['c', 'true'],
      ],
    ],
    ['an inner object', { basket: { note: ['Too long.'] } }, [['basket.note', 'Too long.']]],
    [
      'a list of objects, good ones empty',
      { items: [{}, { quantity: ['Below 1.'] }] },
      [['items.1.quantity', 'Below 1.']],
    ],
    [
      'an object by index',
      { items: { '3': { quantity: ['Below 1.'] } } },
      [['items.3.quantity', 'Below 1.']],
    ],
    [
      'texts beside objects',
      { items: ['Too few.', { a: ['x'] }] },
      [
        ['items', 'Too few.'],
        ['items.1.a', 'x'],
      ],
    ],
    ['errors of the whole', { non_field_errors: ['Both are set.'] }, [['non_field_errors', 'Both are set.']]],
    ['a bare list', ['Refused.'], [['', 'Refused.']]],
    ['an empty list', { name: [] }, []],
    ['lists in lists', { grid: [[], ['Off.']] }, [['grid.1', 'Off.']]],
  ])('reads %s', (_name, fields, expected) => {
    const found = decodeFieldErrors(fields).map(({ path, messages }) => [path.join('.'), ...messages]);
    expect(found).toEqual(expected);
  });

  test('ends, whatever comes: deep, wide, cyclic', () => {
    const deep: unknown = JSON.parse(`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
    expect(decodeFieldErrors(deep)).toEqual([{ path: expect.any(Array), messages: ['[…]'] }]);
    const wide = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`f${i}`, ['x']]));
    expect(decodeFieldErrors(wide)).toHaveLength(MOST_FIELD_ERRORS);
    const cyclic: Record<string, unknown> = {};
    cyclic['again'] = cyclic;
    expect(decodeFieldErrors(cyclic).length).toBeLessThanOrEqual(MOST_FIELD_ERRORS);
  });

  test('finds every text of a nest that is neither deep nor wide', () => {
    const leaf = fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 });
    const nest = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 4 }, leaf, fc.dictionary(fc.string(), tie('node'), { maxKeys: 3 })),
    })).node;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), nest, { maxKeys: 3 }), (fields) => {
        const texts = decodeFieldErrors(fields).flatMap(({ messages }) => messages);
        expect(texts.toSorted()).toEqual(textsOf(fields).toSorted());
      }),
    );
  });
});

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
