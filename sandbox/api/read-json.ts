import { decodeUtf8 } from '../oauth/read-form.ts';
import { unreadableBody, unsupportedMediaType } from './refusals.ts';

const MAX_DEPTH = 32;

/** Parses a JSON body. Throws a refusal: 415 for anything but JSON in UTF-8, 400 for invalid JSON. */
export function readJson(bytes: Uint8Array, contentType: string): unknown {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (type !== 'application/json' || !(charset === undefined || /^"?utf-?8"?$/.test(charset))) {
    throw unsupportedMediaType(contentType);
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) throw unreadableBody('The body is not UTF-8.');
  const value = parse(text);
  if (isTooDeep(value, MAX_DEPTH))
    throw unreadableBody(`The body is nested more than ${MAX_DEPTH} levels deep.`);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // the parser's own message would quote the input
    throw unreadableBody('The body is not JSON.');
  }
}

function isTooDeep(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner: unknown) => isTooDeep(inner, levels - 1));
}
