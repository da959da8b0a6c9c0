/**
 * Sorts the values of a message by their names. The browser fills placeholders by position; since `_locales` and every call
 * use the same order, no page needs a list of names.
 */
export function inOrder<Value>(values: Readonly<Record<string, Value>>): Value[] {
  return Object.entries(values)
    .sort()
    .map(([, value]) => value);
}
