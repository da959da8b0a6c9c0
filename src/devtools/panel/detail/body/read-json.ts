/** A value that a JSON text stands for. */
export interface Json {
  readonly value: unknown;
}

/** Undefined: no JSON, or nothing but a single value, which a tree does not help to read. */
export function readJson(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
