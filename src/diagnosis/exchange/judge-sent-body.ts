import { listAt, property, textAt } from '../../read-foreign.ts';

/** Why the text that DevTools show of a request's body is not what was sent. */
export type NotWhole = 'cut' | 'binary' | 'multipart';

/**
 * What DevTools show of a request's body. `whole`: the text, written in this encoding, gives every byte that was sent;
 * `latin1`: each character is one byte (WHATWG, isomorphic encode).
 */
export type SentBodyJudgement =
  | { readonly kind: 'none' }
  | { readonly kind: 'whole'; readonly encoding: 'utf-8' | 'latin1' }
  | { readonly kind: 'not whole'; readonly because: NotWhole };

/**
 * Whether the body of a request can be copied, sent again and exported as it was. `request`: of an entry as the browser
 * gave it, before redaction, which changes lengths. DevTools show a body as text, cut, without the files of a form, and
 * with U+FFFD (Chromium) or a character for a byte (Firefox) where it is no UTF-8; only the length that was announced
 * tells.
 */
export function judgeSentBody(request: unknown): SentBodyJudgement {
  const postData = property(request, 'postData');
  const text = textAt(postData, 'text');
  const mimeType = textAt(postData, 'mimeType');
  const announced = announcedBytes(request);
  if (text === '' && (announced ?? 0) === 0) return { kind: 'none' };
  // The lengths may be the same by chance: one U+FFFD, three bytes, stands for up to three that were no text.
  if (text.includes(REPLACEMENT)) return notWhole(text, mimeType);
  if (announced === null) return mayBeDamaged(text, mimeType) ? notWhole(text, mimeType) : WHOLE;
  if (announced === new TextEncoder().encode(text).length) return WHOLE;
  // Where UTF-8 was read, this many characters, some of them beyond ASCII, would have been more bytes.
  if (announced === text.length && isBytes(text)) return { kind: 'whole', encoding: 'latin1' };
  return notWhole(text, mimeType);
}

/** Stands where bytes were no text. */
const REPLACEMENT = '\ufffd';

const WHOLE: SentBodyJudgement = { kind: 'whole', encoding: 'utf-8' };

function notWhole(text: string, mimeType: string): SentBodyJudgement {
  if (isMultipart(mimeType)) return { kind: 'not whole', because: 'multipart' };
  return { kind: 'not whole', because: isBinary(text, mimeType) ? 'binary' : 'cut' };
}

function mayBeDamaged(text: string, mimeType: string): boolean {
  return isMultipart(mimeType) || isBinary(text, mimeType);
}

function isMultipart(mimeType: string): boolean {
  return /^multipart\//i.test(mimeType);
}

function isBinary(text: string, mimeType: string): boolean {
  if (text.includes(REPLACEMENT) || /^(image|audio|video|font)\/|octet-stream/i.test(mimeType)) return true;
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(mimeType)?.[1] ?? 'utf-8';
  return !/^utf-?8$/i.test(charset) && /[^\0-\x7f]/.test(text);
}

function isBytes(text: string): boolean {
  return /^[\0-\xff]*$/.test(text);
}

/** null: not told, as of a stream */
function announcedBytes(request: unknown): number | null {
  const header = listAt(request, 'headers').find(
    (pair) => textAt(pair, 'name').toLowerCase() === 'content-length',
  );
  const length = textAt(header, 'value');
  return /^\d{1,15}$/.test(length) ? Number(length) : null;
}
