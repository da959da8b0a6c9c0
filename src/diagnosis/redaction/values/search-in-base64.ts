import { binaryOfBase64, utf8Of } from '../binary.ts';
import type { Reading } from './escapes.ts';
import type { Found } from './find-needles.ts';

/** How secrets are looked for in a text. */
export interface Search {
  readonly search: (text: string) => readonly Found[];
  /** the texts in which a text may be written */
  readonly read: (text: string) => Iterable<Reading>;
}

/** Base64 long enough to hold a secret that is escaped in some way before it is encoded. */
const RUN = /[a-z0-9+/_-]{12,}/gi;

/** What may be a text; other bytes hold no escaped secret. */
const WRITTEN = /[\x20-\x7e\x80-\xff\r\n\t]{6,}/g;
const ASCII = /[\x20-\x7e\r\n\t]{6,}/g;
const ESCAPES = /\\[ux"'`\\/bfnrtv]|%u|%[0-9a-f]{2}|&(?:#|[a-z]{2,8};)/i;
const HIGH = /[\x80-\xff]/;

/** Base64 in base64: what is in there has no needles of its own. */
const DEEPEST = 2;

/** Secrets that only show when base64 is decoded and the escapes in it are read: the whole run goes. */
export function* searchInBase64(text: string, search: Search): Generator<Found> {
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const hit = firstIn(run, search, DEEPEST);
    if (hit) yield { start: index + pathBefore(run, search), end: index + run.length, needle: hit.needle };
  }
}

/** Segments of a path that may stand before base64, whose alphabet has a slash as well; each costs one more look. */
const MOST_SEGMENTS = 12;

/** How much of a run is a path without a secret, before the base64 begins. */
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

/** A run may begin with characters that stood before the base64: each of four places is tried. */
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

/** In UTF-8 where it is that. */
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
