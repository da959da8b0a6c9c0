/**
 * Sorts the values of a message by their names. The browser fills placeholders by position; since `_locales` and every call
 * use the same order, no page needs a list of names.
 */
export function inOrder<Value>(values: Readonly<Record<string, Value>>): Value[] {
  return Object.entries(values)
    .sort()
    .map(([, value]) => value);
}

/** Marks of direction, and letters of languages written from right to left. */
const DIRECTED = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** What a user named may turn its letters around, but not the rest of the sentence: Unicode's FSI and PDI hold it. */
export function isolated(value: string): string {
  return DIRECTED.test(value) ? `\u2068${value}\u2069` : value;
}
