import { type Needle, SHORTEST_SECRET } from './needles.ts';

/** An occurrence from `start` up to `end`. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly needle: Needle;
}

/** Rabin and Karp's rolling hash over windows of this length: one pass for any number of needles. */
const WINDOW = SHORTEST_SECRET;
const BASE = 257;
const LEADING = pow(BASE, WINDOW - 1);

/** Most windows start no needle: the lowest bits of their hash tell that without a lookup in the table. */
const SIEVE = 0xffff;

/** Creates a search for all needles at once; each must be at least as long as a window. */
export function needleSearch(needles: readonly Needle[]): (text: string) => readonly Found[] {
  const byHash = new Map<number, Needle[]>();
  const sieve = new Uint8Array(SIEVE + 1);
  for (const needle of needles) {
    const hash = hashOf(needle.text.slice(0, WINDOW));
    sieve[hash & SIEVE] = 1;
    const alike = byHash.get(hash);
    if (alike) alike.push(needle);
    else byHash.set(hash, [needle]);
  }
  if (byHash.size === 0) return () => [];

  function foundAt(text: string, start: number, hash: number): readonly Found[] {
    return (byHash.get(hash) ?? [])
      .filter((needle) => text.startsWith(needle.text, start))
      .map((needle) => ({ start, end: start + needle.text.length, needle }));
  }

  return (text) => {
    const found: Found[] = [];
    let hash = hashOf(text.slice(0, WINDOW));
    for (let start = 0; start + WINDOW <= text.length; start += 1) {
      if (sieve[hash & SIEVE] === 1) found.push(...foundAt(text, start, hash));
      hash = rolled(hash, text.charCodeAt(start), text.charCodeAt(start + WINDOW));
    }
    return found;
  };
}

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
  return hash;
}

function rolled(hash: number, leaving: number, coming: number): number {
  return (Math.imul(hash - Math.imul(leaving, LEADING), BASE) + coming) | 0;
}

function pow(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i += 1) result = Math.imul(result, base);
  return result;
}
