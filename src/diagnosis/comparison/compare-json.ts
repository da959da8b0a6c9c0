import { type JsonMember, type JsonValue, membersOf } from '../json-text.ts';
import { type JsonPath, jsonPathOf, type Way } from './json-path.ts';
import { matchItems } from './match-items.ts';
import { canonical, DEEPEST, isSameText, singleText } from './same-value.ts';

/**
 * What became of a value. `moved`: an item has another place among the others; its own changes are told apart. `same`:
 * a value without a difference, told whole.
 */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved' | 'same';
  readonly path: JsonPath;
  /** null: added */
  readonly before: JsonValue | null;
  /** null: removed */
  readonly after: JsonValue | null;
}

/** A value in both versions, and the way to it. */
interface Pair {
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly way: Way | null;
}

/** Tells a difference; nothing of what is the same, if nobody wants to know. */
type Tell = (kind: Difference['kind'], pair: Omit<Pair, 'way'> | Lone, way: Way | null) => void;

/** A value that only one version has. */
type Lone =
  | { readonly before: JsonValue; readonly after: null }
  | { readonly before: null; readonly after: JsonValue };

/**
 * The differences between two versions of a value. Objects have no order, but members of equal names keep theirs; items
 * of lists are matched (match-items.ts). Numbers are compared digit by digit. `tellSame`: equal parts are told as well.
 */
export function compareJson(
  before: JsonValue,
  after: JsonValue,
  { tellSame }: { readonly tellSame: boolean },
): readonly Difference[] {
  const differences: Difference[] = [];
  const tell: Tell = (kind, pair, way) => {
    if (kind !== 'same' || tellSame) differences.push({ kind, path: jsonPathOf(way), ...valuesOf(pair) });
  };
  compareValues({ before, after, way: null }, 0, tell);
  return differences;
}

function valuesOf({ before, after }: Omit<Pair, 'way'> | Lone): Pick<Difference, 'before' | 'after'> {
  return { before, after };
}

function compareValues(pair: Pair, depth: number, tell: Tell): void {
  const { before, after, way } = pair;
  if (isSameText(before, after)) tell('same', pair, way);
  else if (!isContainer(before) || before.kind !== after.kind || depth === DEEPEST) {
    tell(isEqualSingle(before, after) ? 'same' : 'changed', pair, way);
  } else if (before.kind === 'object') compareMembers(pair, depth, tell);
  else compareItems(pair, depth, tell);
}

function isContainer({ kind }: JsonValue): boolean {
  return kind === 'object' || kind === 'array';
}

function isEqualSingle(before: JsonValue, after: JsonValue): boolean {
  return before.kind === after.kind && !isContainer(before) && singleText(before) === singleText(after);
}

/** Of equal names the first belongs to the first, the second to the second. */
function compareMembers({ before, after, way }: Pair, depth: number, tell: Tell): void {
  const [members, others] = [membersOf(before), membersOf(after)];
  const places = placesOf(members, others);
  for (const [index, { value }] of members.entries()) {
    const other = others[places[index] ?? NOWHERE];
    const to = { parent: way, step: { kind: 'member', members, index } } as const;
    if (other) compareValues({ before: value, after: other.value, way: to }, depth + 1, tell);
    else tell('removed', { before: value, after: null }, to);
  }
  const met = new Set(places);
  for (const [index, { value }] of others.entries()) {
    if (met.has(index)) continue;
    const to = { parent: way, step: { kind: 'member', members: others, index } } as const;
    tell('added', { before: null, after: value }, to);
  }
}

type Members = readonly JsonMember[];

const NOWHERE = -1;

/** The index of the counterpart of each member. */
function placesOf(members: Members, others: Members): readonly number[] {
  // Usually the names are the same, in the same order.
  if (members.length === others.length && members.every(({ name }, i) => name === others[i]?.name)) {
    return members.map((_member, index) => index);
  }
  const places = new Map<string | null, number[]>();
  for (const [index, { name }] of others.entries()) {
    const known = places.get(name);
    if (known) known.push(index);
    else places.set(name, [index]);
  }
  for (const each of places.values()) each.reverse();
  return members.map(({ name }) => places.get(name)?.pop() ?? NOWHERE);
}

function compareItems({ before, after, way }: Pair, depth: number, tell: Tell): void {
  const [items, others] = [membersOf(before), membersOf(after)];
  for (const match of matchItems(items, others)) {
    const [item, other] = [itemAt(items, match.before), itemAt(others, match.after)];
    const to = { parent: way, step: { kind: 'item', match, item, other } } as const;
    if (item && other) compareItem({ before: item, after: other, way: to }, depth, tell);
    else if (item) tell('removed', { before: item, after: null }, to);
    else if (other) tell('added', { before: null, after: other }, to);
  }
}

function itemAt(items: Members, index: number | null): JsonValue | null {
  return index === null ? null : (items[index]?.value ?? null);
}

/** An item that has only moved is told once. */
function compareItem(pair: Pair, depth: number, tell: Tell): void {
  const { before, after, way } = pair;
  const hasMoved = way?.step.kind === 'item' && way.step.match.moved;
  if (hasMoved) tell('moved', pair, way);
  if (!hasMoved || canonical(before) !== canonical(after)) compareValues(pair, depth + 1, tell);
}
