import type { HarPair } from '../har/har.ts';
import { type ComparedRow, rowOf } from './compared-row.ts';

/**
 * Compares names with their values, where the order of different names has no meaning: headers, a query, a form. Of
 * equal names the first is compared with the first, the second with the second.
 */
export function comparePairs(before: readonly HarPair[], after: readonly HarPair[]): readonly ComparedRow[] {
  const own = byName(before);
  const others = byName(after);
  const names = new Map([...others, ...own].map(([key, { name }]) => [key, name]));
  const ordered = [...own.keys(), ...[...others.keys()].filter((key) => !own.has(key))];
  return ordered.flatMap((key) => {
    const [values, otherValues] = [own, others].map((pairs) => pairs.get(key)?.values ?? []);
    const length = Math.max(values?.length ?? 0, otherValues?.length ?? 0);
    return Array.from({ length }, (_, i) =>
      rowOf(names.get(key) ?? key, values?.[i] ?? null, otherValues?.[i] ?? null),
    ).flat();
  });
}

interface Named {
  /** as it was written first */
  readonly name: string;
  readonly values: string[];
}

function byName(pairs: readonly HarPair[]): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const { name, value } of pairs) {
    const known = found.get(name);
    if (known) known.values.push(value);
    else found.set(name, { name, values: [value] });
  }
  return found;
}

/** Headers with their names in one spelling: HTTP does not distinguish capitals (RFC 9110 section 5.1). */
export function inLowerCase(headers: readonly HarPair[]): readonly HarPair[] {
  return headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
}

/** The pairs of a query or a form, decoded (WHATWG, application/x-www-form-urlencoded). */
export function pairsOf(text: string): readonly HarPair[] {
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name, value }));
}
