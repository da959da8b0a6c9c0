import { isUtf8 } from 'node:buffer';
import { formDecode } from './client-authentication.ts';

type Fields = ReadonlyMap<string, string>;

/**
 * The fields of an application/x-www-form-urlencoded body. Undefined if an escape is broken, the bytes are not UTF-8,
 * or a field occurs twice (RFC 6749 section 3.2: "parameters MUST NOT be included more than once"). The bytes must not
 * change afterwards.
 */
export function readForm(bytes: Uint8Array): Fields | undefined {
  if (lastForm?.bytes === bytes) return lastForm.fields;
  const fields = fieldsOf(decodeUtf8(bytes));
  lastForm = { bytes, fields };
  return fields;
}

/** The log reads a form, and right after it the endpoint reads the same one. */
let lastForm: { readonly bytes: Uint8Array; readonly fields: Fields | undefined } | undefined;

function fieldsOf(text: string | undefined): Fields | undefined {
  if (text === undefined) return undefined;
  const fields = new Map<string, string>();
  for (const part of text.split('&').filter((each) => each !== '')) {
    const cut = part.indexOf('=');
    const name = formDecode(cut < 0 ? part : part.slice(0, cut));
    const value = formDecode(cut < 0 ? '' : part.slice(cut + 1));
    if (name === undefined || value === undefined || fields.has(name)) return undefined;
    fields.set(name, value);
  }
  return fields;
}

/** Strict UTF-8; undefined for invalid bytes, which must not change afterwards. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (lastText?.bytes === bytes) return lastText.text;
  const text = textOf(bytes);
  // A long one is not worth its memory.
  if (bytes.length < 10_000) lastText = { bytes, text };
  return text;
}

/** The log keeps what the endpoint reads. */
let lastText: { readonly bytes: Uint8Array; readonly text: string | undefined } | undefined;

function textOf(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined;
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = buffer.toString('utf8');
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

const BYTE_ORDER_MARK = '\uFEFF';
