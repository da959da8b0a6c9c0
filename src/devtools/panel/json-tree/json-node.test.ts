import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonValue, jsonValue, readable, written } from '../../../diagnosis/json-text.ts';
import {
  childrenOf,
  firstExpanded,
  type JsonNode,
  MOST_CHILDREN,
  nodeById,
  rootNode,
  textOfNode,
  wayTo,
} from './json-node.ts';
import { searchJson } from './search-json.ts';

function json(value: unknown): JsonValue {
  const read = jsonValue(JSON.stringify(value));
  if (!read) throw new Error('no JSON');
  return read;
}

function rootOf(value: unknown): JsonNode {
  return rootNode(json(value));
}

/** Every value below a node, without ranges. */
function* values(node: JsonNode): Generator<JsonNode> {
  if (!node.range) yield node;
  for (const child of childrenOf(node)) yield* values(child);
}

const LONG = { data: Array.from({ length: 12_345 }, (_, id) => ({ id, name: `Tea ${id}` })) };

describe('the nodes of a JSON value', () => {
  test('are divided into ranges where they are many, and none has more than a hundred under it', () => {
    const [data] = childrenOf(rootOf(LONG));
    const [first, last] = [childrenOf(data as JsonNode)[0], childrenOf(data as JsonNode).at(-1)];
    expect([first?.range, last?.range]).toEqual([
      { from: 0, to: 10_000 },
      { from: 10_000, to: 12_345 },
    ]);
    const all = [...values(rootOf(LONG))];
    expect(all).toHaveLength(2 + 12_345 * 3);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(Math.max(...all.slice(0, 2000).map((node) => childrenOf(node).length))).toBeLessThanOrEqual(
      MOST_CHILDREN,
    );
  });

  test('are found again by their ids, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const root = rootOf(value);
        for (const node of values(root)) expect(nodeById(root, node.id)).toEqual(node);
      }),
    );
    const root = rootOf(LONG);
    const { node } = wayTo(root, [0, 12_344, 1]);
    expect(nodeById(root, node.id)?.value).toEqual(node.value);
    expect(readable(node.value)).toBe('Tea 12344');
    expect(nodeById(root, '$.nothing')).toBeUndefined();
  });

  test('stand under what the way to them says', () => {
    const { open, node } = wayTo(rootOf(LONG), [0, 10_101]);
    expect(open).toEqual(['$', '$.0', '$.0[10000-12345]', '$.0[10100-10200]']);
    expect(JSON.parse(written(node.value))).toEqual({ id: 10_101, name: 'Tea 10101' });
  });

  test('are expanded from the outside inwards while that stays short', () => {
    const rows = Array.from({ length: 40 }, (_, id) => ({ id, parts: [1, 2, 3] }));
    expect([...firstExpanded(rootOf({ total: 40, data: rows }))].slice(0, 3)).toEqual(['$', '$.1', '$.1.0']);
    expect([...firstExpanded(rootOf(LONG.data))]).toEqual(['$']);
  });

  test('are copied as a person would write them', () => {
    expect(textOfNode(rootOf('a "word"'))).toBe('a "word"');
    expect(textOfNode(rootOf({ a: [1] }))).toBe('{\n  "a": [\n    1\n  ]\n}');
    const given = '{"b":1.50,"10":-0,"9":[1e400],"b":"\\u00fc"}';
    const root = rootNode(jsonValue(given) as JsonValue);
    expect(textOfNode(root)).toBe(
      '{\n  "b": 1.50,\n  "10": -0,\n  "9": [\n    1e400\n  ],\n  "b": "\\u00fc"\n}',
    );
    expect(childrenOf(root).map((node) => [node.name, textOfNode(node)])).toEqual([
      ['b', '1.50'],
      ['10', '-0'],
      ['9', '[\n  1e400\n]'],
      ['b', 'ü'],
    ]);
    const [range] = childrenOf(rootOf(Array.from({ length: 150 }, (_, i) => i)));
    expect(JSON.parse(textOfNode(range as JsonNode))).toHaveLength(100);
  });
});

describe('the search', () => {
  const all = (value: unknown, text: string) => [...searchJson(json(value), text)].flat();

  test('finds names and values in the order of the tree, whatever the case', () => {
    const value = { Tea: 1, list: ['green tea', { x: 'TEA' }], n: null };
    expect(all(value, 'tea')).toEqual([[0], [1, 0], [1, 1, 0]]);
    expect(all(value, 'null')).toEqual([[2]]);
    expect(all([17], '7')).toEqual([[0]]);
  });

  test('finds what is shown, and nothing else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 1, maxLength: 2 }), (value, text) => {
        const root = rootOf(value);
        const expected = [...values(root)].filter(({ name, value: each }) => {
          const shown = each.kind === 'object' || each.kind === 'array' ? '' : readable(each);
          return [name ?? '', shown].some((one) => one.toLowerCase().includes(text.toLowerCase()));
        });
        expect(all(value, text).map((path) => wayTo(root, path).node.id)).toEqual(
          expected.map(({ id }) => id),
        );
      }),
    );
  });

  test('pauses on its way through a hundred thousand values', () => {
    const search = searchJson(json(LONG), 'no such thing');
    expect(search.next()).toEqual({ value: [], done: false });
    expect([...search].length).toBeGreaterThan(10);
  });
});
