import { type JsonToken, jsonTokens } from '../../oauth/json-tokens.ts';

/** A JSON or YAML text as it stands: a value keeps its digits, an object keeps equal names. Null: no value. */
export type TreeNode = string | null | TreeList | TreeObject;

interface TreeList {
  readonly kind: 'list';
  readonly items: TreeNode[];
}

export interface TreeObject {
  readonly kind: 'object';
  readonly members: (readonly [string, TreeNode])[];
}

interface Frame {
  readonly node: TreeList | TreeObject;
  name: string | null;
  last: TreeNode | undefined;
}

/** JSON's own words; another one is part of some other language. */
const WORD = /^(?:-?\d[\d.eE+-]*|true|false)$/;

/**
 * The value of a text that is JSON, or nearly: with comments, commas at the end, or cut off. Linear, however deep it is.
 * A value that is no JSON is null.
 */
export function jsonTree(text: string): TreeNode {
  const outermost: TreeList = { kind: 'list', items: [] };
  const frames: Frame[] = [frameOf(outermost)];
  for (const token of jsonTokens(text, () => true)) readToken(token, frames);
  for (const open of frames.toReversed()) keep(open);
  return outermost.items[0] ?? null;
}

function readToken({ type, text }: JsonToken, frames: Frame[]): void {
  const frame = frames.at(-1);
  if (!frame) return;
  if (type !== 'mark') frame.last = type === 'text' || WORD.test(text) ? text : null;
  else if (text === '{' || text === '[') frames.push(opened(frame, text));
  else readMark(text, frame);
  if (type === 'mark' && /[}\]]/.test(text) && frames.length > 1) frames.pop();
}

function opened(frame: Frame, mark: string): Frame {
  const node: TreeList | TreeObject =
    mark === '{' ? { kind: 'object', members: [] } : { kind: 'list', items: [] };
  frame.last = node;
  return frameOf(node);
}

function readMark(mark: string, frame: Frame): void {
  const name = mark === ':' && typeof frame.last === 'string' ? frame.last : null;
  if (mark === ':') frame.last = undefined;
  keep(frame);
  frame.name = name;
}

function frameOf(node: TreeList | TreeObject): Frame {
  return { node, name: null, last: undefined };
}

function keep(frame: Frame): void {
  const { node, name, last } = frame;
  if (last !== undefined && node.kind === 'list') node.items.push(last);
  if (last !== undefined && node.kind === 'object' && name !== null) node.members.push([name, last]);
  frame.name = null;
  frame.last = undefined;
}

export function treeObject(members: TreeObject['members']): TreeObject {
  return { kind: 'object', members };
}

/** The first member of an object with one of the names; undefined: there is none. */
export function memberAt(node: TreeNode, ...names: readonly string[]): TreeNode | undefined {
  if (typeof node === 'string' || node?.kind !== 'object') return undefined;
  for (const [name, value] of node.members) if (names.includes(name)) return value;
  return undefined;
}

/** The first text of the names, in their order, that is not empty. */
export function textIn(node: TreeNode, ...names: readonly string[]): string | null {
  if (typeof node === 'string' || node?.kind !== 'object') return null;
  for (const wanted of names) {
    for (const [name, value] of node.members) {
      if (name === wanted && typeof value === 'string' && value !== '') return value;
    }
  }
  return null;
}
