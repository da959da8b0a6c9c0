const parsed = new Map<string, unknown>();

const MOST_TEXTS = 5_000;

/** The frozen value of a JSON text, cached: a run reads the same few texts repeatedly. */
export function parseOnce(text: string): unknown {
  if (parsed.has(text)) return parsed.get(text);
  if (parsed.size > MOST_TEXTS) parsed.clear();
  const value = frozen(JSON.parse(text));
  parsed.set(text, value);
  return value;
}

function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}
