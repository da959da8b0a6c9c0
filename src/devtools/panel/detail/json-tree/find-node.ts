import { baseOf, childrenOf, type JsonNode } from './json-node.ts';

/** The ids of what must be expanded so that the value at a path of indices is drawn, and that value's node. */
export function wayTo(
  root: JsonNode,
  path: readonly number[],
): { readonly open: readonly string[]; readonly node: JsonNode } {
  const open: string[] = [];
  let node = root;
  for (const index of path) {
    let next: JsonNode | undefined = node;
    do {
      open.push(next.id);
      next = childToward(next, index);
    } while (next?.range);
    if (!next) break;
    node = next;
  }
  return { open, node };
}

/** The child that is the item at an index, or holds it. */
function childToward(node: JsonNode, index: number): JsonNode | undefined {
  const [first, ...rest] = childrenOf(node);
  if (!first?.range) return [first, ...rest][index - (node.range?.from ?? 0)];
  return [first, ...rest].find(({ range }) => range && range.from <= index && index < range.to);
}

/** The node of an id, as it was handed out; undefined: none of this tree. */
export function nodeById(root: JsonNode, id: string): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  while (node && node.id !== id) node = childrenOf(node).find((child) => leadsTo(child, id));
  return node;
}

/** Ids grow by what stands under them: `.7` for an item, `[0-100]` for a range of the same value. */
function leadsTo({ id, range }: JsonNode, wanted: string): boolean {
  if (wanted === id) return true;
  if (!range) return /^[.[]/.test(wanted.slice(id.length)) && wanted.startsWith(id);
  const base = baseOf(id);
  const [, index] =
    /^\.(\d+)/.exec(wanted.slice(base.length)) ?? /^\[(\d+)-/.exec(wanted.slice(base.length)) ?? [];
  return (
    wanted.startsWith(base) && index !== undefined && Number(index) >= range.from && Number(index) < range.to
  );
}
