import { type JsonMember, type JsonValue, memberNamed } from '../json-text.ts';
import { canonical, isSameText, singleText } from './same-value.ts';

/**
 * An item of a list and its counterpart in another version of the list, by index; null: it has none. `moved`: its order
 * among the others has changed.
 */
export interface ItemMatch {
  readonly before: number | null;
  readonly after: number | null;
  readonly moved: boolean;
}

type Items = readonly JsonMember[];

/** A part of two lists: `[from, …)` of each. */
interface Middle {
  readonly from: number;
  readonly before: Items;
  readonly after: Items;
}

/** Names of members that identify an item, the first one first. */
const ID_NAMES = ['id', 'uuid'] as const;

/** The member that identifies an object among others; undefined: it has none. */
export function idOf(value: JsonValue): { readonly name: string; readonly text: string } | undefined {
  if (value.kind !== 'object') return undefined;
  for (const name of ID_NAMES) {
    const member = memberNamed(value, name);
    if (member && (member.value.kind === 'string' || member.value.kind === 'other')) {
      return { name, text: singleText(member.value) };
    }
  }
  return undefined;
}

/**
 * Matches the items of two lists, in an order that follows both. Items at the same distance from the beginning or the
 * end are matched if they are equal or have the same id; of those between, items with the same id, or equal items if
 * there are no ids. Without ids, what is left between two matched items is matched by position. Equal items at their place are
 * left out unless `withEqual`: usually nearly all are.
 */
export function matchItems(
  before: Items,
  after: Items,
  { withEqual }: { readonly withEqual: boolean },
): readonly ItemMatch[] {
  const shorter = Math.min(before.length, after.length);
  const [last, otherLast] = [before.length - 1, after.length - 1];
  const head: Run = { placeOf: (nth) => [nth, nth], length: 0, told: [] };
  const tail: Run = { placeOf: (nth) => [last - nth, otherLast - nth], length: 0, told: [] };
  for (const wanted of WANTED) {
    const how = { before, after, wanted, withEqual };
    extend(head, shorter - tail.length, how);
    extend(tail, shorter - head.length, how);
  }
  const middle = {
    from: head.length,
    before: before.slice(head.length, before.length - tail.length),
    after: after.slice(head.length, after.length - tail.length),
  };
  return [...head.told, ...matchMiddle(middle), ...tail.told.reverse()];
}

/** Items that fit one after another from an end of both lists on. */
interface Run {
  readonly placeOf: (nth: number) => Pair;
  length: number;
  readonly told: ItemMatch[];
}

interface Extending {
  readonly before: Items;
  readonly after: Items;
  readonly wanted: readonly Fit[];
  readonly withEqual: boolean;
}

function extend(run: Run, most: number, { before, after, wanted, withEqual }: Extending): void {
  for (; run.length < most; run.length += 1) {
    const [place, other] = run.placeOf(run.length);
    const fit = fitOf(before[place], after[other]);
    if (!wanted.includes(fit)) return;
    if (withEqual || fit !== 'equal') run.told.push(inPlace(place, other));
  }
}

function inPlace(before: number, after: number): ItemMatch {
  return { before, after, moved: false };
}

/** How two items at the same place belong together; null: not. */
type Fit = 'equal' | 'same id' | null;

function fitOf(before: JsonMember | undefined, after: JsonMember | undefined): Fit {
  if (!before || !after) return null;
  if (isSameText(before.value, after.value)) return 'equal';
  const [id, other] = [idOf(before.value), idOf(after.value)];
  return id !== undefined && id.name === other?.name && id.text === other.text ? 'same id' : null;
}

const WANTED: readonly (readonly Fit[])[] = [['equal'], ['equal', 'same id']];

/** Indices in the two parts of the lists. */
type Pair = readonly [before: number, after: number];

function matchMiddle(middle: Middle): readonly ItemMatch[] {
  const ids = keysById(middle);
  const keys = ids ?? keysByContent(middle);
  const places = new Map(keys.after.map((key, i) => [key, i]));
  const pairs = keys.before.flatMap((key, i): readonly Pair[] => {
    const place = places.get(key);
    return place === undefined ? [] : [[i, place]];
  });
  const kept = inOrder(pairs, keys);
  const moved = new Map(pairs.filter((pair) => !kept.has(pair)));
  const fate = { moved, arrived: new Set(moved.values()), byPosition: ids === null };
  const matches: ItemMatch[] = [];
  let start: Pair = [0, 0];
  for (const pair of pairs.filter((each) => kept.has(each))) {
    matches.push(...matchGap({ start, end: pair }, fate), inPlace(...pair));
    start = [pair[0] + 1, pair[1] + 1];
  }
  matches.push(...matchGap({ start, end: [middle.before.length, middle.after.length] }, fate));
  return matches.map(({ before, after, moved }) => ({
    before: before === null ? null : middle.from + before,
    after: after === null ? null : middle.from + after,
    moved,
  }));
}

/** Between two items that stayed. */
interface Gap {
  readonly start: Pair;
  readonly end: Pair;
}

interface Fate {
  /** the new place by the old one */
  readonly moved: ReadonlyMap<number, number>;
  readonly arrived: ReadonlySet<number>;
  /** what has no counterpart gets one */
  readonly byPosition: boolean;
}

/** First what moved away, then the others. */
function matchGap({ start, end }: Gap, { moved, arrived, byPosition }: Fate): readonly ItemMatch[] {
  const [own, other] = [indices(start[0], end[0]), indices(start[1], end[1])];
  const lost = own.filter((index) => !moved.has(index));
  const gained = other.filter((index) => !arrived.has(index));
  const paired = byPosition ? Math.min(lost.length, gained.length) : 0;
  return [
    ...own.filter((index) => moved.has(index)).map((index) => movedTo(index, moved.get(index) ?? 0)),
    ...lost.slice(0, paired).map((index, i) => inPlace(index, gained[i] ?? 0)),
    ...lost.slice(paired).map((before) => ({ before, after: null, moved: false })),
    ...gained.slice(paired).map((after) => ({ before: null, after, moved: false })),
  ];
}

function indices(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function movedTo(before: number, after: number): ItemMatch {
  return { before, after, moved: true };
}

interface Keys {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Null: not every item has an id of the same name, or some share one. */
function keysById({ before, after }: Middle): Keys | null {
  const [first] = [...before, ...after];
  const name = first && idOf(first.value)?.name;
  if (name === undefined) return null;
  const [own, other] = [idsOf(before, name), idsOf(after, name)];
  return own && other && { before: own, after: other };
}

function idsOf(items: Items, name: string): readonly string[] | null {
  const ids: string[] = [];
  for (const { value } of items) {
    const id = idOf(value);
    if (id?.name !== name) return null;
    ids.push(id.text);
  }
  return new Set(ids).size === ids.length ? ids : null;
}

/** Equal items are counted, so that every key is unique. */
function keysByContent({ before, after }: Middle): Keys {
  return { before: contentsOf(before), after: contentsOf(after) };
}

function contentsOf(items: Items): readonly string[] {
  const counts = new Map<string, number>();
  return items.map(({ value }) => {
    const content = canonical(value);
    const count = counts.get(content) ?? 0;
    counts.set(content, count + 1);
    return `${count} ${content}`;
  });
}

/**
 * Most pairs whose order is the same on both sides. Of several choices the two directions of a comparison take the same
 * one: the side whose keys come first in the alphabet is the first.
 */
function inOrder(pairs: readonly Pair[], keys: Keys): ReadonlySet<Pair> {
  const at = keys.before.findIndex((key, i) => key !== keys.after[i]);
  const isFirst = (keys.before[at] ?? '') <= (keys.after[at] ?? '');
  const ordered = isFirst ? pairs : [...pairs].sort((a, b) => a[1] - b[1]);
  const places = ordered.map((pair) => (isFirst ? pair[1] : pair[0]));
  const kept = new Set(longestIncrease(places));
  return new Set(ordered.filter((_pair, index) => kept.has(index)));
}

/**
 * Indices of a longest increasing subsequence. Source: Schensted 1961, by piles
 * (https://en.wikipedia.org/wiki/Longest_increasing_subsequence)
 */
function longestIncrease(values: readonly number[]): readonly number[] {
  /** by length: the index where an increase of that length ends lowest */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    const length = firstNotBelow(ends, values, value);
    previous.push(ends[length - 1] ?? -1);
    ends[length] = index;
  }
  const found: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) found.push(at);
  return found.reverse();
}

function firstNotBelow(ends: readonly number[], values: readonly number[], value: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
