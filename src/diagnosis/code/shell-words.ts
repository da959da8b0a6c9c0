/**
 * Words for bash, dash, zsh, ksh and fish alike, and for a terminal that they are pasted into.
 *
 * - Within single quotes nothing is special to a POSIX shell (POSIX.1-2017, XCU 2.2.2), but to fish a backslash before
 *   a quote or another backslash is; so quotes and backslashes stand outside of them, each behind a backslash.
 * - Without bracketed paste, and with it where the text ends the brackets, a terminal obeys control characters before
 *   any shell has read a quote; so does a shell whose locale is not UTF-8 obey bytes above ASCII, as Meta keys. Neither
 *   is in a word: `printf` makes them, from octal digits.
 * - A terminal reads 4096 bytes of a line (Linux, N_TTY; 1024 on macOS) and loses the rest, a closing quote for
 *   example; so lines are short, each with all its quotes closed.
 * - fish runs a script for each quote and backslash that is pasted: a thousand take it minutes. Where there are many,
 *   `printf` makes them as well.
 *
 * All texts are bytes, a character each.
 */

/** Characters of one literal as it is written. */
const LONGEST_LITERAL = 200;

/** Where a long word goes on, without a blank: a backslash at the end of a line joins the next one to it. */
const JOINED = '\\\n';

/** From one argument to the next. */
export const NEXT_LINE = ' \\\n  ';

/** The text as one word; what no literal may hold comes from `printf` (fish: 3.4 or newer). */
export function shellWord(bytes: string): string {
  if (isPlain(bytes)) return plainWord(bytes);
  const literals = chunks(bytes, (byte) => (SIMPLE.test(byte) ? byte : octal(byte)));
  return `"$(printf '%b' ${literals.join(NEXT_LINE)})"`;
}

/** A command that writes the bytes, by `printf` as a builtin: no program's arguments may hold a zero, or 128 KiB. */
export function printfCommand(bytes: string): string {
  return ["printf '%b'", ...chunks(bytes, printfEscape)].join(NEXT_LINE);
}

/** Whether the text is to stand in literals as it is: printable ASCII, with no more quotes than somebody could read. */
export function isPlain(bytes: string): boolean {
  return /^(?:[\x20-\x26\x28-\x5b\x5d-\x7e]*['\\]){0,16}[\x20-\x26\x28-\x5b\x5d-\x7e]*$/.test(bytes);
}

/** Within double quotes some shells look for more than in single ones, history for example, whatever stands inside. */
const SIMPLE = /^[a-z0-9 .,:=/+@_-]$/i;

function plainWord(text: string): string {
  const parts = text.match(/[^'\\]{1,200}|['\\]/g) ?? [''];
  let word = '';
  let line = 0;
  for (const part of parts) {
    const written = part === "'" || part === '\\' ? `\\${part}` : `'${part}'`;
    if (line > 0 && line + written.length > LONGEST_LITERAL) {
      word += JOINED;
      line = 0;
    }
    word += written;
    line += written.length;
  }
  return word;
}

/** The bytes as literals that `printf '%b'` turns into them again; a line of a text has one of its own. */
function chunks(bytes: string, write: (byte: string) => string): readonly string[] {
  const literals: string[] = [];
  let literal = '';
  for (const byte of bytes) {
    literal += write(byte);
    if (byte === '\n' || literal.length >= LONGEST_LITERAL) {
      literals.push(`'${literal}'`);
      literal = '';
    }
  }
  return literal === '' && literals.length > 0 ? literals : [...literals, `'${literal}'`];
}

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** POSIX.1-2017, XCU printf: a backslash, a zero and three octal digits. */
function printfEscape(byte: string): string {
  return NAMED[byte] ?? (/^[\x20-\x26\x28-\x5b\x5d-\x7e]$/.test(byte) ? byte : octal(byte));
}

function octal(byte: string): string {
  return `\\0${byte.charCodeAt(0).toString(8).padStart(3, '0')}`;
}
