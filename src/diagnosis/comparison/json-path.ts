import type { JsonMember, JsonValue } from '../json-text.ts';
import { type ItemMatch, idOf } from './match-items.ts';

/** A step from a value to one of its parts. */
export type JsonStep =
  /** `nth`: number of members before it with the same name */
  | { readonly kind: 'member'; readonly name: string; readonly nth: number }
  /** indices; null: this version of the list does not have it. `id`: absent if it has none, or two */
  | {
      readonly kind: 'item';
      readonly before: number | null;
      readonly after: number | null;
      readonly id?: { readonly name: string; readonly text: string };
    };

export type JsonPath = readonly JsonStep[];

/** A way that is not written as a path before somebody asks for it: most values have no difference. */
export interface Way {
  readonly parent: Way | null;
  readonly step:
    | { readonly kind: 'member'; readonly members: readonly JsonMember[]; readonly index: number }
    | {
        readonly kind: 'item';
        readonly match: ItemMatch;
        readonly item: JsonValue | null;
        readonly other: JsonValue | null;
      };
}

export function jsonPathOf(way: Way | null): JsonPath {
  const steps: JsonStep[] = [];
  for (let at = way; at; at = at.parent) steps.push(stepOf(at.step));
  return steps.reverse();
}

function stepOf(step: Way['step']): JsonStep {
  if (step.kind === 'member') {
    const { members, index } = step;
    return { kind: 'member', name: members[index]?.name ?? '', nth: nthAt(members, index) };
  }
  const { match, item, other } = step;
  const [id, otherId] = [item, other].map((value) => value && idOf(value));
  const isOne = !id || !otherId || (id.name === otherId.name && id.text === otherId.text);
  const known = isOne ? (id ?? otherId) : undefined;
  return { kind: 'item', before: match.before, after: match.after, ...(known && { id: known }) };
}

/** Number of members before this one with the same name. */
function nthAt(members: readonly JsonMember[], index: number): number {
  if (index >= COUNTED_AT_ONCE) return nthOf(members)[index] ?? 0;
  const name = members[index]?.name;
  let nth = 0;
  for (let i = 0; i < index; i += 1) if (members[i]?.name === name) nth += 1;
  return nth;
}

/** Of fewer members a count of all names takes longer. */
const COUNTED_AT_ONCE = 64;

const counted = new WeakMap<readonly JsonMember[], readonly number[]>();

/** For each member the number of those before it with the same name. */
function nthOf(members: readonly JsonMember[]): readonly number[] {
  const known = counted.get(members);
  if (known) return known;
  const counts = new Map<string | null, number>();
  const found = members.map(({ name }) => {
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    return nth;
  });
  counted.set(members, found);
  return found;
}

/**
 * A path as JSONPath (RFC 9535), with the later index of an item. `#2`, which is no part of JSONPath, marks the second
 * of two equal names.
 */
export function pathText(path: JsonPath): string {
  return `$${path.map(stepText).join('')}`;
}

function stepText(step: JsonStep): string {
  if (step.kind === 'member') {
    const name = PLAIN.test(step.name) ? `.${step.name}` : `[${JSON.stringify(step.name)}]`;
    return step.nth === 0 ? name : `${name}#${step.nth + 1}`;
  }
  if (step.id) return `[?@.${step.id.name}==${idText(step.id.text)}]`;
  return `[${step.after ?? step.before ?? 0}]`;
}

/** RFC 9535 section 2.5.1.1: a name that needs no quotes. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** A string begins with a quote (`singleText`). */
function idText(text: string): string {
  return text.startsWith('"') ? JSON.stringify(text.slice(1)) : text;
}
