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

interface Teller {
  /** whether what is the same is told, too */
  readonly tellsSame: boolean;
  readonly tell: (kind: Difference['kind'], pair: Omit<Pair, 'way'> | Lone, way: Way | null) => void;
}

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
  const tell: Teller['tell'] = (kind, pair, way) => {
    if (kind !== 'same' || tellSame) differences.push({ kind, path: jsonPathOf(way), ...valuesOf(pair) });
  };
  compareValues({ before, after, way: null }, 0, { tell, tellsSame: tellSame });
  return differences;
}

function valuesOf({ before, after }: Omit<Pair, 'way'> | Lone): Pick<Difference, 'before' | 'after'> {
  return { before, after };
}

function compareValues(pair: Pair, depth: number, teller: Teller): void {
  const { before, after, way } = pair;
  if (isSameText(before, after)) teller.tell('same', pair, way);
  else if (!isContainer(before) || before.kind !== after.kind || depth === DEEPEST) {
    teller.tell(isEqualSingle(before, after) ? 'same' : 'changed', pair, way);
  } else if (before.kind === 'object') compareMembers(pair, depth, teller);
  else compareItems(pair, depth, teller);
}

function isContainer({ kind }: JsonValue): boolean {
  return kind === 'object' || kind === 'array';
}

function isEqualSingle(before: JsonValue, after: JsonValue): boolean {
  return before.kind === after.kind && !isContainer(before) && singleText(before) === singleText(after);
}

/** Most values are the same: no way to them is written. */
function isUntold(before: JsonValue | null, after: JsonValue | null, { tellsSame }: Teller): boolean {
  return !tellsSame && before !== null && after !== null && isSameText(before, after);
}

type Members = readonly JsonMember[];

/** Of equal names the first belongs to the first, the second to the second. */
function compareMembers({ before, after, way }: Pair, depth: number, teller: Teller): void {
  const [members, others] = [membersOf(before), membersOf(after)];
  const places = isAlike(members, others) ? null : placesOf(members, others);
  for (const [index, { value }] of members.entries()) {
    const other = others[places?.[index] ?? index]?.value ?? null;
    if (isUntold(value, other, teller)) continue;
    const to = { parent: way, step: { kind: 'member', members, index } } as const;
    comparePart({ before: value, after: other, way: to }, depth, teller);
  }
  if (places !== null) tellAdded(others, { met: new Set(places), way }, teller);
}

interface Met {
  /** indices of members with a counterpart */
  readonly met: ReadonlySet<number>;
  readonly way: Way | null;
}

function tellAdded(others: Members, { met, way }: Met, { tell }: Teller): void {
  for (const [index, { value }] of others.entries()) {
    if (met.has(index)) continue;
    tell(
      'added',
      { before: null, after: value },
      { parent: way, step: { kind: 'member', members: others, index } },
    );
  }
}

/** Usually the names are the same, in the same order. */
function isAlike(members: Members, others: Members): boolean {
  return members.length === others.length && members.every(({ name }, i) => name === others[i]?.name);
}

const NOWHERE = -1;

/** The index of the counterpart of each member. */
function placesOf(members: Members, others: Members): readonly number[] {
  const places = new Map<string | null, number[]>();
  for (const [index, { name }] of others.entries()) {
    const known = places.get(name);
    if (known) known.push(index);
    else places.set(name, [index]);
  }
  for (const each of places.values()) each.reverse();
  return members.map(({ name }) => places.get(name)?.pop() ?? NOWHERE);
}

function compareItems({ before, after, way }: Pair, depth: number, teller: Teller): void {
  const [items, others] = [membersOf(before), membersOf(after)];
  for (const match of matchItems(items, others, { withEqual: teller.tellsSame })) {
    const [item, other] = [itemAt(items, match.before), itemAt(others, match.after)];
    if (!match.moved && isUntold(item, other, teller)) continue;
    const to = { parent: way, step: { kind: 'item', match, item, other } } as const;
    comparePart({ before: item, after: other, way: to }, depth, teller);
  }
}

function itemAt(items: Members, index: number | null): JsonValue | null {
  return index === null ? null : (items[index]?.value ?? null);
}

interface Part {
  readonly before: JsonValue | null;
  readonly after: JsonValue | null;
  readonly way: Way;
}

function comparePart({ before, after, way }: Part, depth: number, teller: Teller): void {
  if (before && after) compareBoth({ before, after, way }, depth, teller);
  else if (before) teller.tell('removed', { before, after: null }, way);
  else if (after) teller.tell('added', { before: null, after }, way);
}

/** An item that has only moved is told once. */
function compareBoth(pair: Pair, depth: number, teller: Teller): void {
  const { before, after, way } = pair;
  const hasMoved = way?.step.kind === 'item' && way.step.match.moved;
  if (hasMoved) teller.tell('moved', pair, way);
  if (!hasMoved || canonical(before) !== canonical(after)) compareValues(pair, depth + 1, teller);
}
