/** A response body as the browser hands it out. `base64`: the text is base64 of bytes that are no text. */
export interface ResponseBody {
  readonly text: string;
  readonly base64: boolean;
}

/** What is known of a body beside its text. */
interface Told {
  /** the browser says that it is base64 */
  readonly marked: boolean;
  /** media type as the HAR has it; may be empty */
  readonly type: string;
  /** bytes of the body; null: not told */
  readonly size: number | null;
}

/** Types that Firefox hands out as text; any other, forms too, and none, as base64 that nothing marks. */
const TEXT = /^text\/|[/+](?:json|xml|javascript|ecmascript)\b|\/svg\+xml/i;

/** RFC 4648 section 4, in one line, padded. */
const BASE64 = /^[a-z0-9+/]+={0,2}$/i;

/** What no text holds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const BINARY = /[\u0000-\u0008\u000e-\u001a\u007f]/;

/**
 * The body as a text wherever it is one, so that secrets in it are found: by what it holds, as types lie and Firefox
 * marks nothing (tried in Firefox ESR 153: without `Content-Type` a body comes as base64, its type empty).
 */
export function responseBody(text: string, told: Told): ResponseBody {
  if (!told.marked && isText(text, told)) return { text, base64: false };
  const decoded = textIn(text);
  if (decoded !== null) return { text: decoded, base64: false };
  return { text, base64: told.marked || told.size !== null || told.type !== '' };
}

/** By its length, where the size of the body is known: then no type is believed. */
function isText(text: string, { type, size }: Told): boolean {
  return !mayBeBase64(text, size) || (size === null && TEXT.test(type));
}

/** Its length tells, where the size of the body is known: base64 is a third longer. */
function mayBeBase64(text: string, size: number | null): boolean {
  if (text.length % 4 !== 0 || !BASE64.test(text)) return false;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return size === null || size === (text.length / 4) * 3 - padding;
}

/** The text whose UTF-8 this base64 is; null: it is none. Encoded again it gives the same bytes. */
function textIn(base64: string): string | null {
  try {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return BINARY.test(text) ? null : text;
  } catch {
    // Base64, but of no UTF-8: that is the answer.
    return null;
  }
}
