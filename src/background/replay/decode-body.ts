import { binaryOf } from '../../diagnosis/redaction/binary.ts';
import { BINARY, TEXT_TYPE } from '../../platform/response-body.ts';

/** A body as the browsers' DevTools show it. `base64`: the bytes are no text. `unknownCharset`: read as UTF-8. */
export interface DecodedBody {
  readonly text: string;
  readonly base64: boolean;
  readonly unknownCharset?: true;
}

/**
 * Decodes a body by its byte order mark, which is removed, or else by the charset of its type, or else as UTF-8. Source:
 * encoding standard, "decode" (https://encoding.spec.whatwg.org/#decode)
 * @param part a beginning may end inside a character, which is left out
 */
export function decodeBody(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  part: 'whole' | 'beginning' = 'whole',
): DecodedBody {
  const marked = markOf(bytes);
  const label = marked ?? charsetOf(contentType);
  const isKnown = label === null || isCharset(label);
  const charset = label === null || !isKnown ? 'utf-8' : label;
  const text = decoded(bytes, { charset, part, isText: TEXT_TYPE.test(contentType) });
  if (text === null) return { text: btoa(binaryOf(bytes)), base64: true };
  return { text, base64: false, ...(!isKnown && { unknownCharset: true }) };
}

/** The encoding that a byte order mark tells. */
function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : null;
}

function charsetOf(contentType: string): string | null {
  const [, quoted, plain] = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(contentType) ?? [];
  return quoted ?? plain ?? null;
}

function isCharset(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    // Any server may write any name.
    return false;
  }
}

interface Decoding {
  readonly charset: string;
  readonly part: 'whole' | 'beginning';
  readonly isText: boolean;
}

/** Null: the bytes are no text. UTF-8 may hold any character; other charsets make a text of any bytes. */
function decoded(bytes: Uint8Array<ArrayBuffer>, { charset, part, isText }: Decoding): string | null {
  const stream = part === 'beginning';
  try {
    const text = new TextDecoder(charset, { fatal: true }).decode(bytes, { stream });
    return /^utf-?8$/i.test(charset) || !BINARY.test(text) ? text : null;
  } catch {
    // Browsers show a text with marks in place of what they cannot decode.
    const text = isText ? new TextDecoder(charset).decode(bytes, { stream }) : null;
    return text === null || BINARY.test(text) ? null : text;
  }
}
