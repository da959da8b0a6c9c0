import type { Secret } from '../secret.ts';
import { type Reading, readings } from './escapes.ts';
import { type Found, needleSearch } from './find-needles.ts';
import { needlesOf } from './needles.ts';
import { type Search, searchInBase64 } from './search-in-base64.ts';

/**
 * Replaces every occurrence of any secret in a text with the result of `write`. Yields between the parts of a long
 * text, so that other work on the thread can run.
 */
export type ReplaceInText = (text: string, write: (secret: Secret) => string) => Generator<undefined, string>;

/** Characters that are searched in one step. */
const PART = 200_000;

/** Most characters that one character of a secret may take: nested escapes with padding. */
const MOST_FOR_ONE = 16;

/**
 * Creates the replacement of secrets in all encodings: plain, escaped as JSON, URL, form or HTML (also nested), in hex,
 * in base64 once or twice, and escaped inside base64. Its time is linear in the text, whatever the text is.
 */
export function replacementOf(secrets: readonly Secret[]): ReplaceInText {
  const needles = needlesOf(secrets);
  const search = needleSearch(needles);
  const longest = needles.reduce((most, { text }) => Math.max(most, text.length), 0);
  const overlap = longest * MOST_FOR_ONE;
  const alone = secrets.some(({ value }) => /[\\%&]/.test(value));

  const read = (text: string) => readings(text, alone);

  function foundInPart(text: string, at: number): readonly Found[] {
    const from = Math.max(0, at - overlap);
    return [...searched(text.slice(from, at + PART + overlap), { search, read })].map((hit) => ({
      ...hit,
      start: hit.start + from,
      end: hit.end + from,
    }));
  }

  return function* replace(text, write) {
    if (longest === 0) return text;
    const parts: (readonly Found[])[] = [];
    for (let at = 0; at < text.length; at += PART) {
      if (at > 0) yield;
      parts.push(foundInPart(text, at));
    }
    const found = parts.flat();
    return found.length === 0 ? text : replaced(text, found, write);
  };
}

function* searched(text: string, { search, read }: Search): Generator<Found> {
  for (const reading of read(text)) {
    for (const hit of search(reading.text)) yield inSource(reading, withEdges(reading.text, hit));
    for (const hit of searchInBase64(reading.text, { search, read })) yield inSource(reading, hit);
  }
}

function inSource(reading: Reading, { start, end, needle }: Found): Found {
  return { start: reading.start(start), end: reading.end(end), needle };
}

/** In base64 the adjacent characters hold bits of the secret, too, and padding is invalid without its text. */
function withEdges(text: string, found: Found): Found {
  if (!found.needle.base64) return found;
  const before = /[a-z0-9+/_-]$/i.test(text.slice(Math.max(0, found.start - 1), found.start));
  const after = /^[a-z0-9+/_-]?={0,2}/i.exec(text.slice(found.end, found.end + 3));
  return {
    ...found,
    start: found.start - (before ? 1 : 0),
    end: found.end + (after?.[0].length ?? 0),
  };
}

/** Overlapping occurrences are replaced together by the placeholder of the first, longest one. */
function replaced(text: string, found: readonly Found[], write: (secret: Secret) => string): string {
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, needle } of sorted) {
    if (start >= done) pieces.push(text.slice(done, start), write(needle.secret));
    done = Math.max(done, end);
  }
  return [...pieces, text.slice(done)].join('');
}
