/** The value of a JSON text; undefined if it is none. */
export function parsedJson(text: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    return undefined;
  }
}

/** The first difference of two JSON values in words; null if they are equal. The order of an object's keys does not count. */
export function firstValueDifference(got: unknown, expected: unknown, at = ''): string | null {
  const [entries, wanted] = [entriesOf(got), entriesOf(expected)];
  if (entries === null || wanted === null || Array.isArray(got) !== Array.isArray(expected)) {
    if (got === expected) return null;
    return `differs at ${at || 'its start'}: delivered ${shown(got)}, built ${shown(expected)}.`;
  }
  const differences = [...new Set([...entries.keys(), ...wanted.keys()])].map((key) =>
    firstValueDifference(entries.get(key), wanted.get(key), at === '' ? key : `${at}.${key}`),
  );
  return differences.find((each) => each !== null) ?? null;
}

/** Null: no array and no object. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | null {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
