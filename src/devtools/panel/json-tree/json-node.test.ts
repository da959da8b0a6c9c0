import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

/** Every value below a node, without ranges. */
function* values(node: JsonNode): Generator<JsonNode> {
  if (!node.range) yield node;
  for (const child of childrenOf(node)) yield* values(child);
}

const LONG = { data: Array.from({ length: 12_345 }, (_, id) => ({ id, name: `Tea ${id}` })) };

describe('the nodes of a JSON value', () => {
  test('are divided into ranges where they are many, and none has more than a hundred under it', () => {
    const [data] = childrenOf(rootNode(LONG));
    const [first, last] = [childrenOf(data as JsonNode)[0], childrenOf(data as JsonNode).at(-1)];
    expect([first?.range, last?.range]).toEqual([
      { from: 0, to: 10_000 },
      { from: 10_000, to: 12_345 },
    ]);
    const all = [...values(rootNode(LONG))];
    expect(all).toHaveLength(2 + 12_345 * 3);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(Math.max(...all.slice(0, 2000).map((node) => childrenOf(node).length))).toBeLessThanOrEqual(
      MOST_CHILDREN,
    );
  });

  test('are found again by their ids, whatever the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const root = rootNode(value);
        for (const node of values(root)) expect(nodeById(root, node.id)).toEqual(node);
      }),
    );
    const root = rootNode(LONG);
    const { node } = wayTo(root, [0, 12_344, 1]);
    expect(nodeById(root, node.id)?.value).toBe('Tea 12344');
    expect(nodeById(root, '$.nothing')).toBeUndefined();
  });

  test('stand under what the way to them says', () => {
    const { open, node } = wayTo(rootNode(LONG), [0, 10_101]);
    expect(open).toEqual(['$', '$.0', '$.0[10000-12345]', '$.0[10100-10200]']);
    expect(node.value).toEqual({ id: 10_101, name: 'Tea 10101' });
  });

  test('are expanded from the outside inwards while that stays short', () => {
    const rows = Array.from({ length: 40 }, (_, id) => ({ id, parts: [1, 2, 3] }));
    expect([...firstExpanded(rootNode({ total: 40, data: rows }))].slice(0, 3)).toEqual([
      '$',
      '$.1',
      '$.1.0',
    ]);
    expect([...firstExpanded(rootNode(LONG.data))]).toEqual(['$']);
  });

  test('are copied as a person would write them', () => {
    expect(textOfNode(rootNode('a "word"'))).toBe('a "word"');
    expect(textOfNode(rootNode({ a: [1] }))).toBe('{\n  "a": [\n    1\n  ]\n}');
    const [range] = childrenOf(rootNode(Array.from({ length: 150 }, (_, i) => i)));
    expect(JSON.parse(textOfNode(range as JsonNode))).toHaveLength(100);
  });
});

describe('the search', () => {
  const all = (value: unknown, text: string) => [...searchJson(value, text)].flat();

  test('finds names and values in the order of the tree, whatever the case', () => {
    const value = { Tea: 1, list: ['green tea', { x: 'TEA' }], n: null };
    expect(all(value, 'tea')).toEqual([[0], [1, 0], [1, 1, 0]]);
    expect(all(value, 'null')).toEqual([[2]]);
    expect(all([17], '7')).toEqual([[0]]);
  });

  test('finds what is shown, and nothing else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 1, maxLength: 2 }), (value, text) => {
        const root = rootNode(value);
        const expected = [...values(root)].filter(({ name, value: each }) => {
          const shown = typeof each === 'object' && each !== null ? '' : String(each);
          return [name ?? '', shown].some((one) => one.toLowerCase().includes(text.toLowerCase()));
        });
        expect(all(value, text).map((path) => wayTo(root, path).node.id)).toEqual(
          expected.map(({ id }) => id),
        );
      }),
    );
  });

  test('pauses on its way through a hundred thousand values', () => {
    const search = searchJson(LONG, 'no such thing');
    expect(search.next()).toEqual({ value: [], done: false });
    expect([...search].length).toBeGreaterThan(10);
  });
});
