import type { HarPair } from '../har/har.ts';

/**
 * Headers for a table that holds each name once, case-insensitively. HTTP allows joining values of one name to a list
 * (RFC 9110 section 5.3), and cookies by semicolons (RFC 9113 section 8.2.3).
 */
export function joinedByName(headers: readonly HarPair[]): readonly HarPair[] {
  const values = new Map<string, HarPair>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    const known = values.get(key);
    const separator = key === 'cookie' ? '; ' : ', ';
    values.set(key, known ? { name: known.name, value: known.value + separator + value } : { name, value });
  }
  return [...values.values()];
}
