import { binaryOfBase64, utf8Of } from '../binary.ts';
import type { Reading } from './escapes.ts';
import type { Found } from './find-needles.ts';

/** How to search a text for secrets. */
export interface Search {
  readonly search: (text: string) => readonly Found[];
  /** all readings of a text */
  readonly read: (text: string) => Iterable<Reading>;
}

/** Base64 that is long enough for a secret that was escaped before it was encoded. */
const RUN = /[a-z0-9+/_-]{12,}/gi;

/** Bytes that may be a text; others hold no escaped secret. */
const WRITTEN = /[\x20-\x7e\x80-\xff\r\n\t]{6,}/g;
const ASCII = /[\x20-\x7e\r\n\t]{6,}/g;
const ESCAPES = /\\[ux"'`\\/bfnrtv]|%u|%[0-9a-f]{2}|&(?:#|[a-z]{2,8};)/i;
const HIGH = /[\x80-\xff]/;

/** Base64 in base64: the needles do not cover deeper levels. */
const DEEPEST = 2;

/** Finds secrets that appear only after decoding base64 and reading the escapes inside: the whole run is replaced. */
export function* searchInBase64(text: string, search: Search): Generator<Found> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const hit = firstIn(run, search, DEEPEST);
    if (hit) yield { start: index + pathBefore(run, search), end: index + run.length, needle: hit.needle };
  }
}

/** Path segments that may precede base64, whose alphabet also has a slash; each one costs another search. */
const MOST_SEGMENTS = 12;

/** The length of the path without a secret before the base64 in a run. */
function pathBefore(run: string, search: Search): number {
  let begin = 0;
  for (let segments = 0; segments < MOST_SEGMENTS; segments += 1) {
    const next = run.indexOf('/', begin) + 1;
    if (next === 0 || !firstIn(run.slice(next), search, DEEPEST)) break;
    if (firstIn(run.slice(begin, next), search, DEEPEST)) break;
    begin = next;
  }
  return begin;
}

/** A run may begin with characters that do not belong to the base64: each of four offsets is tried. */
function firstIn(run: string, search: Search, left: number): Found | undefined {
  const standard = run.replaceAll('-', '+').replaceAll('_', '/');
  for (const skip of [0, 1, 2, 3]) {
    const whole = standard.slice(skip, standard.length - ((standard.length - skip) % 4 === 1 ? 1 : 0));
    const decoded = binaryOfBase64(whole);
    const hit = decoded === undefined ? undefined : firstInDecoded(decoded, search, left);
    if (hit) return hit;
  }
  return undefined;
}

function firstInDecoded(decoded: string, search: Search, left: number): Found | undefined {
  for (const [bytes] of decoded.matchAll(WRITTEN)) {
    const isEscaped = ESCAPES.test(bytes);
    const hit = (isEscaped ? firstEscaped(bytes, search) : undefined) ?? inner(bytes, search, left);
    if (hit) return hit;
  }
  return undefined;
}

/** As UTF-8 if it is valid. */
function firstEscaped(bytes: string, { search, read }: Search): Found | undefined {
  const text = HIGH.test(bytes) ? utf8Of(bytes) : bytes;
  const texts = text === undefined ? (bytes.match(ASCII) ?? []) : [text];
  for (const each of texts) {
    for (const reading of read(each)) {
      const [hit] = search(reading.text);
      if (hit) return hit;
    }
  }
  return undefined;
}

function inner(written: string, search: Search, left: number): Found | undefined {
  if (left === 1) return undefined;
  for (const [run] of written.matchAll(RUN)) {
    const hit = firstIn(run, search, left - 1);
    if (hit) return hit;
  }
  return undefined;
}
