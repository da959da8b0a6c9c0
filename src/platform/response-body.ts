/**
 * A response body from the browser. `base64`: the text is base64 of binary data. `untold`: the browser gave no body,
 * although the answer may have had one. `cut`: the browser kept only its beginning.
 */
export interface ResponseBody {
  readonly text: string;
  readonly base64: boolean;
  readonly untold?: true;
  readonly cut?: CutBody;
}

/** How much the browser kept of a body, and how much it left out of its end, in bytes. */
export interface CutBody {
  readonly kept: number;
  readonly missing: number;
}

/** Facts about a body apart from its text. */
export interface Told {
  /** the browser says that the text is base64 */
  readonly marked: boolean;
  /** media type from the HAR; may be empty */
  readonly type: string;
  /** bytes of the body; null: unknown */
  readonly size: number | null;
  /** Firefox gave it, whose DevTools cut long bodies and change others */
  readonly byFirefox: boolean;
}

/**
 * Types whose bytes are a text. Firefox returns these as text; all others, including forms and a missing type, come as
 * base64 without a mark.
 */
export const TEXT_TYPE = /^text\/|[/+](?:json|xml|javascript|ecmascript)\b|\/svg\+xml/i;

/** RFC 4648 section 4, in one line, padded. */
const BASE64 = /^[a-z0-9+/]+={0,2}$/i;

/** Characters that no text holds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the search is for these characters
export const BINARY = /[\u0000-\u0008\u000e-\u001a\u007f]/;

/** Bytes that Firefox keeps of a body (`devtools.netmonitor.responseBodyLimit`), unless its user changed that. */
const MOST_KEPT = 1_048_576;

/** Characters. A shorter text that ends with U+0000 was not cut, even if the user lowered the limit. */
const SHORTEST_CUT = 100_000;

/**
 * The body as text wherever possible, so that secrets in it are found. Decides by the content, because types can be
 * wrong and Firefox marks nothing (tested in Firefox ESR 153: without `Content-Type` a body comes as base64 with an
 * empty type; a body above its limit is filled with U+0000 to its full size; one that is no UTF-8, or was cut inside a
 * character, comes with a character for each byte).
 */
export function responseBody(text: string, told: Told): ResponseBody {
  if (!told.marked && isText(text, told)) {
    return told.byFirefox ? ofFirefox(text, told) : { text, base64: false };
  }
  const read = ofBase64(text, told);
  return read ?? { text, base64: told.marked || told.size !== null || told.type !== '' };
}

/** Null: bytes that are no text. */
function ofBase64(base64: string, { byFirefox }: Told): ResponseBody | null {
  const binary = binaryOf(base64);
  if (binary === null) return null;
  const end = byFirefox ? endOfBytes(binary) : undefined;
  if (end !== undefined) return ofCutBytes(binary.slice(0, end), binary.length - end);
  const decoded = utf8(binary, 'whole');
  return decoded === null || BINARY.test(decoded) ? null : { text: decoded, base64: false };
}

/** A text of Firefox without what filled it, decoded if its characters are bytes. */
function ofFirefox(text: string, told: Told): ResponseBody {
  const end = text.length < SHORTEST_CUT ? text.length : endOfFilling(text);
  const missing = text.length - end;
  const beginning = text.slice(0, end);
  const kept = areBytes(text, told) ? decoded(beginning, told, missing > 0) : beginning;
  if (missing === 0) return { text: kept, base64: false };
  const size = told.size !== null && told.size >= missing ? told.size : text.length;
  return { text: kept, base64: false, cut: { kept: size - missing, missing } };
}

/** Base64 that Firefox filled, as a text if it is one. Bytes may end with zeros by themselves. */
function ofCutBytes(binary: string, missing: number): ResponseBody {
  const cut = { kept: binary.length, missing };
  const text = utf8(binary, 'beginning');
  if (text !== null && !BINARY.test(text)) return { text, base64: false, cut };
  return { text: btoa(binary), base64: true, cut };
}

/** Undefined: Firefox cut nothing. */
function endOfBytes(binary: string): number | undefined {
  if (binary.length <= MOST_KEPT) return undefined;
  const end = endOfFilling(binary);
  return end <= MOST_KEPT ? end : undefined;
}

function endOfFilling(text: string): number {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1;
  return end;
}

/** Types whose texts are UTF-8: those that say so, and JSON (RFC 8259 section 8.1). */
const UTF8 = /charset\s*=\s*"?utf-?8|[/+]json/i;

/** Whether each character is a byte: as many as the body has bytes, and some that would take two in UTF-8. */
function areBytes(text: string, { size, type }: Told): boolean {
  const isUtf8 = UTF8.test(type) || !/charset/i.test(type);
  return isUtf8 && size === text.length && /[\u0080-\u00ff]/.test(text) && !/[^\0-\u00ff]/.test(text);
}

/** What is no UTF-8 stays as it is, unless it can be nothing else. */
function decoded(bytes: string, { type }: Told, isCut: boolean): string {
  const text = utf8(bytes, isCut ? 'beginning' : 'whole');
  if (text !== null) return text;
  return UTF8.test(type) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(bytes)) : bytes;
}

/** Decides by the length if the size of the body is known, whatever the type says. */
function isText(text: string, { type, size }: Told): boolean {
  return !mayBeBase64(text, size) || (size === null && TEXT_TYPE.test(type));
}

/** Decides by the length if the size of the body is known: base64 is a third longer. */
function mayBeBase64(text: string, size: number | null): boolean {
  if (text.length % 4 !== 0 || !BASE64.test(text)) return false;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return size === null || size === (text.length / 4) * 3 - padding;
}

/** Null: no base64. */
function binaryOf(base64: string): string | null {
  try {
    return atob(base64);
  } catch {
    // A text is a valid result.
    return null;
  }
}

/**
 * The text of UTF-8 bytes, one per character. Null: they are none. Encoding a whole text again gives the same bytes; a
 * beginning may end inside a character, which is left out.
 */
function utf8(binary: string, part: 'whole' | 'beginning'): string | null {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return decoder.decode(bytesOf(binary), { stream: part === 'beginning' });
  } catch {
    // Other bytes are a valid result.
    return null;
  }
}

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
