import { type JsonValue, membersOf, readable, written } from '../json-text.ts';

/** Deeper values are compared as written: a deep text must not exhaust the stack. */
export const DEEPEST = 100;

/** Whether two values are written alike, which is quick to see, and usual. */
export function isSameText(before: JsonValue, after: JsonValue): boolean {
  return before.to - before.from === after.to - after.from && written(before) === written(after);
}

/** A single value in one spelling: a string without its escapes, a number digit by digit. */
export function singleText(value: JsonValue): string {
  return value.kind === 'string' ? `"${readable(value)}` : written(value);
}

/** A value in one spelling, the same for equal values: without layout, the members of objects in order of their names. */
export function canonical(value: JsonValue, depth = 0): string {
  const { kind } = value;
  if (kind === 'string') return JSON.stringify(readable(value));
  if (kind === 'other' || depth > DEEPEST) return written(value);
  const members = membersOf(value);
  if (kind === 'array') return `[${members.map((each) => canonical(each.value, depth + 1)).join()}]`;
  const pairs = members.map((each) => [each.name ?? '', canonical(each.value, depth + 1)] as const);
  // A stable order: equal names keep theirs.
  pairs.sort(([name], [other]) => (name < other ? -1 : Number(name > other)));
  return `{${pairs.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`;
}
