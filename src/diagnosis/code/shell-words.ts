/**
 * Words for bash, dash, zsh, ksh and fish alike, and for a terminal that they are pasted into.
 *
 * - In single quotes nothing has a meaning to a POSIX shell (POSIX.1-2017, XCU 2.2.2), but fish gives one to a backslash
 *   before a quote or another backslash. So quotes and backslashes are outside of them, each after a backslash.
 * - Without bracketed paste, or if the text ends the brackets, a terminal obeys control characters before any shell has
 *   read a quote. A shell with another locale than UTF-8 obeys bytes above ASCII, as Meta keys. Words contain neither:
 *   `printf` makes them, from octal digits.
 * - A terminal reads 4096 bytes of a line (Linux, N_TTY; 1024 on macOS) and loses the rest, such as a closing quote. So
 *   lines are short, each with all its quotes closed.
 * - fish runs a script for each pasted quote and backslash: a thousand take minutes. If there are many, `printf` makes
 *   them as well.
 *
 * All texts are bytes, one character each.
 */

/** Characters of one literal as written. */
const LONGEST_LITERAL = 200;

/** Continues a long word without a blank: a backslash at the end of a line joins it with the next one. */
const JOINED = '\\\n';

/** Separates two arguments. */
export const NEXT_LINE = ' \\\n  ';

/** The text as one word; characters that no literal may hold come from `printf` (fish: 3.4 or newer). */
export function shellWord(bytes: string): string {
  if (isPlain(bytes)) return plainWord(bytes);
  const literals = chunks(bytes, (byte) => (SIMPLE.test(byte) ? byte : octal(byte)));
  return `"$(printf '%b' ${literals.join(NEXT_LINE)})"`;
}

/**
 * A command that writes the bytes with the builtin `printf`: a program's arguments cannot hold a zero byte or 128 KiB.
 */
export function printfCommand(bytes: string): string {
  return ["printf '%b'", ...chunks(bytes, printfEscape)].join(NEXT_LINE);
}

/** Whether the text may be in literals as it is: printable ASCII, with a readable number of quotes. */
export function isPlain(bytes: string): boolean {
  return /^(?:[\x20-\x26\x28-\x5b\x5d-\x7e]*['\\]){0,16}[\x20-\x26\x28-\x5b\x5d-\x7e]*$/.test(bytes);
}

/**
 * Characters without a meaning in double quotes: some shells expand more there than in single quotes, such as history.
 */
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

/** The bytes as literals that `printf '%b'` decodes; each line of a text gets its own. */
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
