import { reference } from '../findings.ts';
import { asWritten, type PartRule, type ReadParts, readParts } from './read-parts.ts';
import { powerShellString } from './shell-words.ts';

/** `text`: a string, unescaped, variables in it as references. `name`: an identifier or a number. */
export interface CodeToken {
  readonly type: 'text' | 'name' | 'sign';
  readonly value: string;
}

export type Dialect = 'powershell' | 'other';

const NAME = /[\w$.-]+/y;
const SIGN = /=>|[^\s]/y;
const SKIPPED = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(?<=^|\s)#[^\n]*)+/y;

/** The tokens of a piece of source code in JavaScript, Python, PHP or PowerShell, without comments. */
export function codeTokens(text: string, dialect: Dialect): readonly CodeToken[] {
  const tokens: CodeToken[] = [];
  for (let at = lengthAt(SKIPPED, text, 0); at < text.length; at += lengthAt(SKIPPED, text, at)) {
    const read = /["'`]/.test(text[at] ?? '') ? stringAt(text, at, dialect) : null;
    if (read) dropPrefix(tokens, text[at - 1]);
    const { token, end } = read ? { token: textToken(read.value), end: read.end } : wordAt(text, at);
    tokens.push(token);
    at = end;
  }
  return tokens;
}

function textToken(value: string): CodeToken {
  return { type: 'text', value };
}

function wordAt(text: string, at: number): { readonly token: CodeToken; readonly end: number } {
  const length = lengthAt(NAME, text, at);
  const end = at + (length > 0 ? length : Math.max(1, lengthAt(SIGN, text, at)));
  return { token: { type: length > 0 ? 'name' : 'sign', value: text.slice(at, end) }, end };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

/** The letters before a string of Python. */
function dropPrefix(tokens: CodeToken[], before: string | undefined): void {
  const last = tokens.at(-1);
  if (last?.type === 'name' && /^[rbfu]{1,2}$/i.test(last.value) && before === last.value.at(-1))
    tokens.pop();
}

const SIGNS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
};

const ESCAPES: readonly PartRule[] = [
  {
    pattern: /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2}))/iy,
    read: (_whole, ...codes) =>
      codePoint(Number.parseInt(codes.find((code) => code !== undefined) ?? '', 16)),
  },
  { pattern: /\\\r?\n/y, read: () => '' },
  { pattern: /\\([\s\S])/y, read: (_whole, sign = '') => SIGNS[sign] ?? sign },
];

function codePoint(code: number): string {
  return code > 0x10_ff_ff ? '\ufffd' : String.fromCodePoint(code);
}

/** What may stand in a string, by its quote. Only that of a template may break the line. */
const STRINGS: Readonly<Record<string, readonly PartRule[]>> = {
  '"': [...ESCAPES, asWritten(/[^"\\\n]+/y)],
  "'": [...ESCAPES, asWritten(/[^'\\\n]+/y)],
  '`': [
    ...ESCAPES,
    {
      pattern: /\$\{\s{0,5}([\w$.]{1,100})\s{0,5}\}/y,
      read: (_whole, name = '') => reference(variableName(name)),
    },
    asWritten(/[^`\\$]+|\$/y),
  ],
};

/** A string of the dialect that begins at an index. Null: it does not end. */
export function stringAt(text: string, from: number, dialect: Dialect): ReadParts | null {
  const quote = text[from] ?? '';
  if (dialect === 'powershell') return quote === '`' ? null : powerShellString(text, from);
  const { value, end } = readParts(text, from + 1, STRINGS[quote] ?? []);
  return text[end] === quote ? { value, end: end + 1 } : null;
}

/** The name of a variable without the object of the environment. */
export function variableName(name: string): string {
  return name.replace(/^(?:process\.env|import\.meta\.env|os\.environ|env)\.|^\$(?:env:)?/, '');
}
