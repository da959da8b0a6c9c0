import { binaryOfBase64, utf8Of } from '../binary.ts';
import type { Secret } from '../secret.ts';
import { readings } from './escapes.ts';
import { type Found, needleSearch } from './find-needles.ts';
import { needlesOf } from './needles.ts';

/** Replaces every occurrence of any of the secrets in a text by what `write` says of it. */
export type ReplaceInText = (text: string, write: (secret: Secret) => string) => string;

/** Makes the replacement of secrets: plain, escaped as JSON, URL, form or HTML (also one in another), in base64. */
export function replacementOf(secrets: readonly Secret[]): ReplaceInText {
  const search = needleSearch(needlesOf(secrets));
  return (text, write) => {
    const found = [...readings(text)].flatMap((reading) =>
      [
        ...search(reading.text).map((hit) => withEdges(reading.text, hit)),
        ...inRuns(reading.text, search),
      ].map(({ start, end, needle }) => ({ start: reading.start(start), end: reading.end(end), needle })),
    );
    return found.length === 0 ? text : replaced(text, found, write);
  };
}

/** Base64 long enough to hold a secret that is escaped in some way before it is encoded. */
const RUN = /[a-z0-9+/_-]{12,}={0,2}/gi;

/** Secrets that only show when base64 is decoded and its escapes are read: the whole run goes. */
function inRuns(text: string, search: (text: string) => readonly Found[]): readonly Found[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const decoded = binaryOfBase64(run.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''));
    if (decoded === undefined || !/[\\%&]/.test(decoded)) return [];
    const hit = [...readings(utf8Of(decoded) ?? decoded)].flatMap((reading) => search(reading.text))[0];
    return hit ? [{ start: index, end: index + run.length, needle: hit.needle }] : [];
  });
}

/** In base64 the characters beside hold bits of the secret too, and padding without its text is none. */
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

/** Where occurrences overlap, all of them go under the placeholder of the first, the longest. */
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
