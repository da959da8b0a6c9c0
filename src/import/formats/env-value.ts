import { type RawValue, reference } from '../findings.ts';

/** A value of an `.env` file, and what other readers of the file would make of it. */
export type EnvValue = Pick<RawValue, 'text' | 'or'>;

/**
 * The value after `=` in an `.env` file or a shell's assignment. Programs differ where a value is not quoted and has a
 * `#`, or has a backslash or a `$` in double quotes. Then both readings are given.
 */
export function envValue(text: string): EnvValue {
  if (text.startsWith("'")) return { text: singleQuoted(text), or: null };
  const [, double] = /^"((?:[^"\\]|\\.)*)"/.exec(text) ?? [];
  return double === undefined ? unquoted(text) : doubleQuoted(double);
}

/** A shell writes a quote as `'\''`. */
function singleQuoted(text: string): string {
  let value = '';
  for (let at = 0; at >= 0; ) {
    const end = text.indexOf("'", at + 1);
    value += text.slice(at + 1, end < 0 ? text.length : end);
    const goesOn = end >= 0 && text.startsWith("\\''", end + 1);
    if (goesOn) value += "'";
    at = goesOn ? end + 3 : -1;
  }
  return value;
}

function doubleQuoted(inner: string): EnvValue {
  const read = inner.replace(/\\(["\\$`])/g, '$1');
  if (read !== inner) return { text: inner, or: { code: 'escaped', text: read } };
  const text = withReferences(inner);
  return { text, or: null };
}

function unquoted(text: string): EnvValue {
  // All readers take a # after a blank for a comment.
  const [value = ''] = text.split(/[ \t]#/, 1);
  const plain = value.trim();
  const hash = plain.indexOf('#');
  if (hash > 0) return { text: plain, or: { code: 'comment', text: plain.slice(0, hash) } };
  if (hash === 0) return { text: '', or: null };
  const read = plain.replace(/\\(.)/g, '$1');
  if (read !== plain) return { text: plain, or: { code: 'escaped', text: read } };
  return { text: withReferences(plain), or: null };
}

function withReferences(text: string): string {
  return text.replace(
    /\$(?:\{([A-Za-z_]\w{0,99})\}|([A-Z_][A-Z0-9_]{2,99})\b)/g,
    (_all, braced: string | undefined, name: string | undefined) => reference(braced ?? name ?? ''),
  );
}
