/**
 * A response body from the browser. `base64`: the text is base64 of binary data. `untold`: the browser gave no body,
 * although the answer may have had one.
 */
export interface ResponseBody {
  readonly text: string;
  readonly base64: boolean;
  readonly untold?: true;
}

/** Facts about a body apart from its text. */
interface Told {
  /** the browser says that the text is base64 */
  readonly marked: boolean;
  /** media type from the HAR; may be empty */
  readonly type: string;
  /** bytes of the body; null: unknown */
  readonly size: number | null;
}

/**
 * Types that Firefox returns as text. All others, including forms and a missing type, come as base64 without a mark.
 */
const TEXT = /^text\/|[/+](?:json|xml|javascript|ecmascript)\b|\/svg\+xml/i;

/** RFC 4648 section 4, in one line, padded. */
const BASE64 = /^[a-z0-9+/]+={0,2}$/i;

/** Characters that no text holds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the search is for these characters
const BINARY = /[\u0000-\u0008\u000e-\u001a\u007f]/;

/**
 * The body as text wherever possible, so that secrets in it are found. Decides by the content, because types can be
 * wrong and Firefox marks nothing (tested in Firefox ESR 153: without `Content-Type` a body comes as base64 with an
 * empty type).
 */
export function responseBody(text: string, told: Told): ResponseBody {
  if (!told.marked && isText(text, told)) return { text, base64: false };
  const decoded = textIn(text);
  if (decoded !== null) return { text: decoded, base64: false };
  return { text, base64: told.marked || told.size !== null || told.type !== '' };
}

/** Decides by the length if the size of the body is known, whatever the type says. */
function isText(text: string, { type, size }: Told): boolean {
  return !mayBeBase64(text, size) || (size === null && TEXT.test(type));
}

/** Decides by the length if the size of the body is known: base64 is a third longer. */
function mayBeBase64(text: string, size: number | null): boolean {
  if (text.length % 4 !== 0 || !BASE64.test(text)) return false;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return size === null || size === (text.length / 4) * 3 - padding;
}

/** The UTF-8 text that this base64 encodes. Null: it encodes none. Encoding it again gives the same bytes. */
function textIn(base64: string): string | null {
  try {
    const binary = atob(base64);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return BINARY.test(text) ? null : text;
  } catch {
    // Base64, but not of UTF-8 text.
    return null;
  }
}
