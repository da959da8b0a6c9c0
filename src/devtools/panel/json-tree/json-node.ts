import { type JsonValue, membersOf, readable, written } from '../../../diagnosis/json-text.ts';
import { indentedTokens } from './indented.ts';

/** A value of a JSON text in the tree, or a range of the members of a long one. */
export interface JsonNode {
  /** its path, unique in the tree */
  readonly id: string;
  /** name of a member; null for an item of a list, a range, or the root */
  readonly name: string | null;
  readonly value: JsonValue;
  /** the represented members; null: all of them */
  readonly range: Range | null;
}

/** Members from the first index up to the second, exclusive. */
interface Range {
  readonly from: number;
  readonly to: number;
}

/** Most lines below one; a longer list is divided, and each part again. */
export const MOST_CHILDREN = 100;

export function rootNode(value: JsonValue): JsonNode {
  return { id: '$', name: null, value, range: null };
}

export function isContainer({ kind }: JsonValue): boolean {
  return kind === 'object' || kind === 'array';
}

/** The number of members or items. */
export function sizeOf(value: JsonValue): number {
  return membersOf(value).length;
}

/** The children of a node: its members, or ranges of them if there are many. Never more than a hundred. */
export function childrenOf({ id, value, range }: JsonNode): readonly JsonNode[] {
  if (!isContainer(value)) return [];
  const { from, to } = range ?? { from: 0, to: sizeOf(value) };
  const base = baseOf(id);
  const step = stepOf(to - from);
  const starts = Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => from + i * step);
  if (step === 1) {
    const members = membersOf(value).slice(from, to);
    return members.map((member, i) => ({ ...member, id: `${base}.${from + i}`, range: null }));
  }
  return starts.map((start) => {
    const end = Math.min(to, start + step);
    return { id: `${base}[${start}-${end}]`, name: null, value, range: { from: start, to: end } };
  });
}

/** The smallest power of a hundred that results in at most a hundred children. */
function stepOf(amount: number): number {
  let step = 1;
  while (amount / step > MOST_CHILDREN) step *= MOST_CHILDREN;
  return step;
}

/** A range belongs to the value whose members it contains. */
function baseOf(id: string): string {
  return id.replace(/\[[^[\]]*\]$/, '');
}

/** The value as text for copying: a string without escapes, everything else as written but for its layout. */
export function textOfNode({ value, range }: JsonNode): string {
  if (!isContainer(value)) return readable(value);
  return indentedTokens(range ? part(value, range) : written(value));
}

function part(value: JsonValue, { from, to }: Range): string {
  const { text } = value.source;
  const members = membersOf(value).slice(from, to);
  const [first, last] = [members[0], members.at(-1)];
  const [opening, closing] = value.kind === 'array' ? '[]' : '{}';
  return opening + text.slice(first?.from, last?.value.to) + closing;
}

/** Rows of a tree when it is first rendered. */
const FIRST_ROWS = 60;

/** Which nodes are expanded at first: from the outside inwards, within the limit of rows. */
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

/** The ids that must be expanded to show the value at a path of indices, and that value's node. */
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

/** The child that is the item at an index, or contains it. */
function childToward(node: JsonNode, index: number): JsonNode | undefined {
  const [first, ...rest] = childrenOf(node);
  if (!first?.range) return [first, ...rest][index - (node.range?.from ?? 0)];
  return [first, ...rest].find(({ range }) => range && range.from <= index && index < range.to);
}

/** The node with an id of this tree; undefined: none. */
export function nodeById(root: JsonNode, id: string): JsonNode | undefined {
  let node: JsonNode | undefined = root;
  while (node && node.id !== id) node = childrenOf(node).find((child) => leadsTo(child, id));
  return node;
}

/** A child's id extends that of its parent: `.7` for an item, `[0-100]` for a range of the same value. */
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
