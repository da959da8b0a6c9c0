import { plainName } from '../inventorum/api-error.ts';
import type { TokenAnswer } from './read-answer.ts';
import { type Fields, readFields } from './read-fields.ts';

/**
 * The fields of a token endpoint answer. Several readings are tried in order; the first one that satisfies `suffices`
 * wins: the text as it is; without anything before the first object, because a single quotation mark there would invert
 * all strings; with single quotation marks or HTML escapes; from the object around the first token; as a form (RFC 6749
 * section 5.1 requires JSON, but some servers send a form).
 */
export function answerFields(
  answer: Pick<TokenAnswer, 'text' | 'incomplete'>,
  wanted: ReadonlySet<string>,
  suffices: (fields: Fields) => boolean,
): Fields {
  let cut = false;
  for (const text of readings(answer.text)) {
    const read = readFields(text, wanted);
    if (suffices(read)) return read;
    cut ||= read.cut;
  }
  const near = cut ? readFields(nearToken(answer.text), wanted) : null;
  if (near && suffices(near)) return near;
  return formFields(answer, wanted);
}

function* readings(text: string): Generator<string> {
  yield text;
  const start = text.search(/[{[]\s*["'{[&]/);
  if (start === -1) return;
  if (start > 0) yield text.slice(start);
  if (text.includes("'")) yield text.slice(start).replaceAll("'", '"');
  if (text.includes('&quot;')) yield text.slice(start).replaceAll('&quot;', '"');
}

/** The object around the first token, if it is nested deeper than the parser follows. */
function nearToken(text: string): string {
  const token = text.search(/(?:refresh|access)[\w-]{0,8}token/i);
  return text.slice(Math.max(0, text.lastIndexOf('{', token)));
}

/** `access_token=…&refresh_token=…`, on the last line or the only one. The last field of a broken answer may be cut. */
function formFields(
  { text, incomplete }: Pick<TokenAnswer, 'text' | 'incomplete'>,
  wanted: ReadonlySet<string>,
): Fields {
  const line = text.trim().split('\n').at(-1)?.trim().replace(/^[?#]/, '') ?? '';
  const isForm = /^[\w.-]{1,64}=[^\s<>"{}]*$/.test(line);
  const pairs = isForm ? [...new URLSearchParams(line)] : [];
  const whole = incomplete ? pairs.slice(0, -1) : pairs;
  const fields = whole.flatMap(([name, value]) => {
    const path = [plainName(name)];
    return wanted.has(plainName(name)) ? [{ path, owner: 0, outer: 0, type: 'text' as const, value }] : [];
  });
  return { fields, closed: new Set(incomplete ? [] : [0]), cut: false };
}
