import { reference } from '../findings.ts';
import { asWritten, type PartRule, partAt, readParts } from './read-parts.ts';

/** The words of one command, variables as references, and the index after it. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly end: number;
}

interface WordRules {
  /** between words */
  readonly blanks: RegExp;
  readonly parts: readonly PartRule[];
}

const NOTHING = () => '';
const SECOND = (_whole = '', inner = '') => inner;

/** `$name`, `${name}`, and PowerShell's `$env:name`. */
const VARIABLE: PartRule = {
  pattern: /\$(?:(?:env:)?([A-Za-z_]\w{0,99})|\{(?:env:)?([A-Za-z_]\w{0,99})(?::[-=?][^}]{0,99})?\})/y,
  read: (_whole, name, braced) => reference(name ?? braced ?? ''),
};

const SIGNS: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\u001b',
};

/** `$'…'` of bash. Firefox writes a letter above ASCII as `\xNN`, by which it means U+00NN. */
const ANSI: readonly PartRule[] = [
  {
    pattern: /\\(?:u([\da-f]{1,4})|x([\da-f]{1,2}))/iy,
    read: (_whole, unicode, hex) => String.fromCharCode(Number.parseInt(unicode ?? hex ?? '', 16)),
  },
  {
    pattern: /\\([0-7]{1,3})/y,
    read: (_whole, octal = '') => String.fromCharCode(Number.parseInt(octal, 8)),
  },
  { pattern: /\\([\s\S])/y, read: (_whole, sign = '') => SIGNS[sign] ?? sign },
  asWritten(/[^'\\]+/y),
];

const CONTINUED: PartRule = { pattern: /\\\r?\n/y, read: NOTHING };

const SH: WordRules = {
  blanks: /(?:[ \t\r]|\\\r?\n)+/y,
  parts: [
    CONTINUED,
    { pattern: /\\([\s\S])/y, read: SECOND },
    { pattern: /'([^']*)'?/y, read: SECOND },
    { pattern: /\$'/y, inner: ANSI, close: "'" },
    {
      pattern: /"/y,
      inner: [CONTINUED, { pattern: /\\(["\\$`])/y, read: SECOND }, VARIABLE, asWritten(/[^"\\$]+|[\\$]/y)],
      close: '"',
    },
    VARIABLE,
    asWritten(/[^\s;|&)<>`'"\\$]+|\$/y),
  ],
};

/**
 * Words as sh reads them (POSIX.1-2017, XCU 2.2; `$'…'` of bash). A library does not tell where a command ends, and
 * changes `\$` in double quotes.
 */
export function shWords(text: string, from: number): ShellCommand {
  return wordsBy(text, from, SH);
}

/** Source: "Escape characters" of `cmd /?`: a caret outside of quotes escapes, at the end of a line it continues. */
const CARETS: readonly PartRule[] = [
  { pattern: /\^\r?\n/y, read: NOTHING },
  { pattern: /\^([\s\S])/y, read: SECOND },
  asWritten(/"[^"\n]*"?/y),
  asWritten(/[^^"\n|&]+/y),
];

/** Source: "Parsing C++ command-line arguments" of Microsoft. */
const ARGUMENTS: WordRules = {
  blanks: /[ \t\r]+/y,
  parts: [
    {
      pattern: /"/y,
      inner: [
        { pattern: /((?:\\\\)*)\\"/y, read: (_whole, pairs = '') => `${pairs.slice(pairs.length / 2)}"` },
        { pattern: /((?:\\\\)+)(?=")/y, read: (_whole, pairs = '') => pairs.slice(pairs.length / 2) },
        asWritten(/[^"\\]+|\\/y),
      ],
      close: '"',
    },
    asWritten(/[^\s"]+/y),
  ],
};

/** Words as cmd.exe and then the program read them. */
export function cmdWords(text: string, from: number): ShellCommand {
  const { value, end } = readParts(text, from, CARETS);
  return { words: wordsBy(value, 0, ARGUMENTS).words, end };
}

/** A string of PowerShell: `''` in single quotes; backticks and `$([char]N)` in double quotes. */
const POWERSHELL_STRING: readonly PartRule[] = [
  { pattern: /'([^']*(?:''[^']*)*)'?/y, read: (_whole, inner = '') => inner.replaceAll("''", "'") },
  {
    pattern: /"/y,
    inner: [
      { pattern: /""/y, read: () => '"' },
      { pattern: /`([\s\S])/y, read: (_whole, sign = '') => (sign === '0' ? '\0' : (SIGNS[sign] ?? sign)) },
      { pattern: /\$\(\[char\](\d{1,5})\)/iy, read: (_whole, code) => String.fromCharCode(Number(code)) },
      VARIABLE,
      asWritten(/[^"`$]+|[`$]/y),
    ],
    close: '"',
  },
];

const POWERSHELL: WordRules = {
  blanks: /(?:[ \t\r]|`\r?\n)+/y,
  parts: [
    { pattern: /`([\s\S])/y, read: SECOND },
    ...POWERSHELL_STRING,
    VARIABLE,
    asWritten(/[^\s;|)'"`$]+|\$/y),
  ],
};

/** Words as PowerShell reads them. Source: about_Quoting_Rules */
export function powerShellWords(text: string, from: number): ShellCommand {
  return wordsBy(text, from, POWERSHELL);
}

/** The string of PowerShell that begins at an index. */
export function powerShellString(
  text: string,
  from: number,
): { readonly value: string; readonly end: number } {
  return partAt(text, from, POWERSHELL_STRING) ?? { value: '', end: from + 1 };
}

function wordsBy(text: string, from: number, { blanks, parts }: WordRules): ShellCommand {
  const words: string[] = [];
  let at = afterBlanks(text, from, blanks);
  // A comment begins with a word.
  while (text[at] !== '#') {
    const { value, end } = readParts(text, at, parts);
    if (end === at) break;
    words.push(value);
    at = afterBlanks(text, end, blanks);
  }
  return { words, end: at };
}

function afterBlanks(text: string, from: number, blanks: RegExp): number {
  blanks.lastIndex = from;
  return from + (blanks.exec(text)?.[0].length ?? 0);
}
