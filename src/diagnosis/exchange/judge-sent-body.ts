import { listAt, property, textAt } from '../../read-foreign.ts';

/** Why the body text in DevTools is not what was sent. */
export type NotWhole = 'cut' | 'binary' | 'multipart';

/**
 * The reliability of a request body in DevTools. `whole`: the text, written in this encoding, gives exactly the sent
 * bytes; `latin1`: each character is one byte (WHATWG, isomorphic encode).
 */
export type SentBodyJudgement =
  | { readonly kind: 'none' }
  | { readonly kind: 'whole'; readonly encoding: 'utf-8' | 'latin1' }
  | { readonly kind: 'not whole'; readonly because: NotWhole };

/**
 * Whether the body of a request can be copied, sent again and exported unchanged. `request`: from an entry as the
 * browser gave it, before redaction, which changes lengths. DevTools show a body as text: cut, without the files of a
 * form, and with U+FFFD (Chromium) or one character per byte (Firefox) where it is not UTF-8. Only the announced length
 * reveals that.
 */
export function judgeSentBody(request: unknown): SentBodyJudgement {
  const postData = property(request, 'postData');
  const text = textAt(postData, 'text');
  const mimeType = textAt(postData, 'mimeType');
  const announced = announcedBytes(request);
  if (text === '' && (announced ?? 0) === 0) return { kind: 'none' };
  // The lengths may be equal by chance: one U+FFFD, three bytes, replaces up to three invalid ones.
  if (text.includes(REPLACEMENT)) return notWhole(text, mimeType);
  if (announced === null) return mayBeDamaged(text, mimeType) ? notWhole(text, mimeType) : WHOLE;
  if (announced === new TextEncoder().encode(text).length) return WHOLE;
  // If it had been decoded as UTF-8, these characters, some beyond ASCII, would be more bytes than this.
  if (announced === text.length && isBytes(text)) return { kind: 'whole', encoding: 'latin1' };
  return notWhole(text, mimeType);
}

/** Replaces bytes that are no text. */
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

/** null: not announced, as with a stream */
function announcedBytes(request: unknown): number | null {
  const header = listAt(request, 'headers').find(
    (pair) => textAt(pair, 'name').toLowerCase() === 'content-length',
  );
  const length = textAt(header, 'value');
  return /^\d{1,15}$/.test(length) ? Number(length) : null;
}
