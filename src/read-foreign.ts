/** The property of a value of unknown shape; undefined: there is none. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The string property, or `absent`. */
export function textAt(value: unknown, name: string, absent = ''): string {
  const found = property(value, name);
  return typeof found === 'string' ? found : absent;
}

/** The finite number property, or `absent`. */
export function numberAt(value: unknown, name: string, absent = -1): number {
  const found = property(value, name);
  return typeof found === 'number' && Number.isFinite(found) ? found : absent;
}

/** The array property, or an empty list. */
export function listAt(value: unknown, name: string): readonly unknown[] {
  const found = property(value, name);
  return Array.isArray(found) ? found : [];
}
