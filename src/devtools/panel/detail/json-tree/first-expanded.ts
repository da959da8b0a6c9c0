import { childrenOf, isContainer, type JsonNode } from './json-node.ts';

/** Rows of a tree when it is first drawn. */
const FIRST_ROWS = 60;

/** What is expanded at first: from the outside inwards, as far as it stays short. */
export function firstExpanded(root: JsonNode): ReadonlySet<string> {
  const expanded = new Set<string>();
  let rows = 1;
  let level: readonly JsonNode[] = [root];
  while (level.length > 0) {
    const next: JsonNode[] = [];
    for (const node of level) {
      const children = childrenOf(node);
      if (children.length === 0 || rows + children.length > FIRST_ROWS) continue;
      rows += children.length;
      expanded.add(node.id);
      next.push(...children.filter(({ range }) => range === null));
    }
    level = next;
  }
  if (expanded.size === 0 && isContainer(root.value)) expanded.add(root.id);
  return expanded;
}
