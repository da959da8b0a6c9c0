import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { type TreeNode, treeObject } from './tree.ts';

/** Aliases may repeat a node without end. */
const MOST_NODES = 200_000;
const DEEPEST = 60;

/** The value of a YAML text, each scalar as written. Null: it is none. */
export function yamlTree(text: string): TreeNode {
  try {
    return nodeOf(load(text, { schema: FAILSAFE_SCHEMA }), { left: MOST_NODES, depth: 0 });
  } catch {
    // The message would quote the text.
    return null;
  }
}

interface Budget {
  left: number;
  depth: number;
}

function nodeOf(value: unknown, budget: Budget): TreeNode {
  if (typeof value === 'string') return value;
  budget.left -= 1;
  if (typeof value !== 'object' || value === null || budget.left < 0 || budget.depth > DEEPEST) return null;
  budget.depth += 1;
  const node: TreeNode = Array.isArray(value)
    ? { kind: 'list', items: value.map((item: unknown) => nodeOf(item, budget)) }
    : treeObject(Object.entries(value).map(([name, member]) => [name, nodeOf(member, budget)]));
  budget.depth -= 1;
  return node;
}
