/**
 * A stored value as text, the same in whatever order its keys are: Chromium's storage returns objects with sorted keys,
 * IndexedDB and Firefox as they were written.
 */
export function storedText(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) => (isRecord(each) ? sorted(each) : each));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
