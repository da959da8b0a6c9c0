import { isPlaceholder } from '../placeholders.ts';
import type { SecretKind } from '../secret.ts';
import type { JudgeName } from './secret-names.ts';
import type { TextRedaction } from './text-redaction.ts';

/** `"name": "value"`, `name: 'value'`, `name => "value"`, `name=7`: also escaped, and if the text ends inside. */
const HEAD =
  /(?<![\w.$[\]-])((?:\\{0,7}["'])?)([\w.$[\]-]{1,80})\1\s{0,20}(?:=>|[:=])\s{0,20}(?:(\\{0,7})(["'])|(?=\d))/g;

const NUMBER = /[\d.]+/y;

/** Redacts secret fields in the notations of programs, in one pass. */
export function redactFields(text: string, { judge, put }: TextRedaction): string {
  if (!/["'\d]/.test(text)) return text;
  const pieces: string[] = [];
  let done = 0;
  HEAD.lastIndex = 0;
  for (let head = HEAD.exec(text); head; head = HEAD.exec(text)) {
    const kind = kindOf(head, judge);
    if (kind === null) continue;
    const begin = HEAD.lastIndex;
    const end = valueEnd(text, begin, head);
    const value = text.slice(begin, end);
    HEAD.lastIndex = end;
    if (value === '' || isPlaceholder(value)) continue;
    pieces.push(text.slice(done, begin), put(kind, value));
    done = end;
  }
  return done === 0 ? text : [...pieces, text.slice(done)].join('');
}

/** A bare `code: 7` belongs to a sentence, and a bare `name="…"` is an attribute of markup. */
function kindOf([, mark, name = '', , quote]: RegExpExecArray, judge: JudgeName): SecretKind | null {
  const kind = judge(name);
  if (mark !== '') return kind;
  return kind === 'personal data' || (kind === 'credential' && quote === undefined) ? null : kind;
}

function valueEnd(text: string, begin: number, [, , , escapes = '', quote]: RegExpExecArray): number {
  return quote === undefined
    ? numberEnd(text, begin)
    : stringEnd(text, begin, { quote, escapes: escapes.length });
}

function numberEnd(text: string, begin: number): number {
  NUMBER.lastIndex = begin;
  return begin + (NUMBER.exec(text)?.[0].length ?? 0);
}

/** The end of a string: before the escapes of its closing mark, which has no more than the opening one; or the text's. */
function stringEnd(
  text: string,
  begin: number,
  { quote, escapes }: { readonly quote: string; readonly escapes: number },
): number {
  for (let at = text.indexOf(quote, begin); at >= 0; at = text.indexOf(quote, at + 1)) {
    let first = at;
    while (first > begin && text[first - 1] === '\\') first -= 1;
    if (at - first <= escapes) return first;
  }
  return text.length;
}
