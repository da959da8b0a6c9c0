import { isPlaceholder } from '../placeholders.ts';
import type { SecretKind } from '../secret.ts';
import type { JudgeName } from './secret-names.ts';

export interface TextRedaction {
  readonly judge: JudgeName;
  readonly put: (kind: SecretKind, value: string) => string;
}

/** `name=value` of queries, fragments and forms. */
const PAIR = /(^|[?&#;])([^?&#;=\s"'<>]{1,80})=([^&#;\s"'<>]+)/g;

/** `"name": "value"`, also where the text ends in the middle, and with numbers. */
const FIELD =
  /(["'])([\w.-]{1,80})\1(\s*[:=]\s*)(?:"([^"\\]*(?:\\.[^"\\]*)*)|'([^'\\]*(?:\\.[^'\\]*)*)|(\d[\d.]*))/g;

/** `Bearer …` and `Basic …`; a short word is only a word. RFC 6750 section 2.1, RFC 7617. */
const SCHEME = /\b(Bearer|Basic|Token)( +|%20|\+)([a-z0-9\-._~+/]{16,}=*)/gi;

/** A field of a multipart form: its name in the part's head, its value below (RFC 7578). */
const PART = /(\bname="([^"\r\n]+)"[^\r\n]*\r?\n(?:[\w-]+:[^\r\n]*\r?\n)*\r?\n)([^\r\n]+)/gi;

/** The values of secret fields in a text of any kind, by the forms in which fields are written. */
export function redactText(text: string, { judge, put }: TextRedaction): string {
  return redactPairs(text, { judge, put })
    .replace(FIELD, (all, ...groups: (string | undefined)[]) => {
      const [quote = '', name = '', colon = '', double, single, number] = groups;
      const kind = judge(name);
      const value = double ?? single ?? number ?? '';
      if (kind === null || value === '' || isPlaceholder(value)) return all;
      const mark = double === undefined ? (single === undefined ? '' : "'") : '"';
      return `${quote}${name}${quote}${colon}${mark}${put(kind, value)}`;
    })
    .replace(PART, (all, ...[head = '', name = '', value = '']: string[]) => {
      const kind = judge(name);
      return kind === null || isPlaceholder(value) ? all : `${head}${put(kind, value)}`;
    })
    .replace(SCHEME, (_all, ...[scheme = '', space = '', value = '']: string[]) => {
      return `${scheme}${space}${put('credential', value)}`;
    });
}

/** The values of secret fields in a URL, a query or a form. */
export function redactPairs(
  text: string,
  { judge, put }: TextRedaction,
  write: (placeholder: string) => string = (placeholder) => placeholder,
): string {
  return text.replace(PAIR, (all, ...[before = '', name = '', value = '']: string[]) => {
    const kind = judge(decodedComponent(name));
    const plain = decodedComponent(value);
    if (kind === null || isPlaceholder(plain)) return all;
    return `${before}${name}=${write(put(kind, plain))}`;
  });
}

/** As a form or a query writes it (application/x-www-form-urlencoded); as it is where it is not well-formed. */
function decodedComponent(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
