import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indented } from '../devtools/panel/json-tree/indented.ts';
import { isJson } from '../devtools/panel/replay/json-problem.ts';
import { type JsonValue, jsonValue, membersOf, readable, written } from './json-text.ts';

/** Reads a text by its parts alone. */
function rebuilt(value: JsonValue): unknown {
  const members = membersOf(value);
  if (value.kind === 'array') return members.map((each) => rebuilt(each.value));
  if (value.kind !== 'object') return JSON.parse(written(value));
  return Object.fromEntries(members.map((each) => [each.name, rebuilt(each.value)]));
}

/** Names and values as the tree shows them. */
function shown(text: string): readonly (readonly [string | null, string])[] {
  const value = jsonValue(text);
  return value ? membersOf(value).map((each) => [each.name, readable(each.value)]) : [];
}

describe('a JSON text by its parts', () => {
  test.each([
    '1234567890123456789',
    '19.90',
    '1E+3',
    '1e400',
    '-0',
    '0.30000000000000004',
    '1.0',
    '-1.50e-7',
  ])('shows and copies the number %s digit by digit', (number) => {
    expect(shown(`{"n": ${number}}`)).toEqual([['n', number]]);
    expect(shown(`[${number},${number}]`)).toEqual([
      [null, number],
      [null, number],
    ]);
    expect(indented(`{"n":${number}}`)).toBe(`{\n  "n": ${number}\n}`);
  });

  test.each<[string, string, readonly (readonly [string, string])[]]>([
    [
      'equal names',
      '{"a":1,"a":2,"a":1}',
      [
        ['a', '1'],
        ['a', '2'],
        ['a', '1'],
      ],
    ],
    [
      'names like numbers',
      '{"b":1,"10":2,"9":3}',
      [
        ['b', '1'],
        ['10', '2'],
        ['9', '3'],
      ],
    ],
    [
      'names of programs',
      '{"__proto__":1,"constructor":2}',
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
    ],
    ['an empty name', '{"":"x"}', [['', 'x']]],
    ['escapes', '{"\\u0061\\"\\\\":"\\n\\u00fc\\\\"}', [['a"\\', '\nü\\']]],
    ['signs of JSON in strings', '{"}":"[{,:\\"]"}', [['}', '[{,:"]']]],
    ['half a surrogate pair', '{"x":"\\ud800"}', [['x', '\ud800']]],
    ['a byte order mark', '\ufeff {"a":1}', [['a', '1']]],
  ])('keeps %s', (_what, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('is the value, whatever it is and however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 1, '\t', ' \n'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const read = jsonValue(text);
        if (!read) throw new Error('no JSON');
        // Numbers like -0 differ only in the text.
        expect(JSON.stringify(rebuilt(read))).toBe(JSON.stringify(JSON.parse(text)));
        expect(written(read)).toBe(text);
      }),
    );
  });

  test('is nothing where the engine reads nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\1-e.a ') }), (text) => {
        expect(jsonValue(text) !== undefined).toBe(isJson(text));
      }),
    );
  });

  test('is read as deep as it goes', () => {
    const text = `${'['.repeat(5000)}7${']'.repeat(5000)}`;
    let value = jsonValue(text);
    for (let depth = 0; depth < 5000 && value; depth += 1) value = membersOf(value)[0]?.value;
    expect(value && written(value)).toBe('7');
  });
});

describe('indented', () => {
  test('is what the engine writes, but with every token as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: true }), fc.constantFrom(0, 4), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const expected = /^[[{]/.test(text) ? JSON.stringify(JSON.parse(text), null, 2) : text;
        fc.pre(!/-0|[eE][+-]?\d/.test(text) && !/"(?:\d+|__proto__)"\s*:/.test(text));
        expect(indented(text)).toBe(expected);
        expect(indented(indented(text))).toBe(indented(text));
      }),
    );
  });

  test.each([
    [
      '{"a":1.50,"a":-0,"2":"\\u00fc","1":[]}',
      '{\n  "a": 1.50,\n  "a": -0,\n  "2": "\\u00fc",\n  "1": []\n}',
    ],
    ['{ }', '{}'],
    ['[{},[ ]]', '[\n  {},\n  []\n]'],
    ['{"a":1', '{"a":1'],
    ['text', 'text'],
    ['"text"', '"text"'],
    ['', ''],
  ])('%s', (text, expected) => {
    expect(indented(text)).toBe(expected);
  });
});
