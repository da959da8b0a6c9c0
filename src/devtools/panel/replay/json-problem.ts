/** Where a text stops being JSON; lines and columns count from 1. */
export interface JsonProblem {
  readonly line: number;
  readonly column: number;
}

/** Null: the text is JSON, or empty. */
export function jsonProblem(text: string): JsonProblem | null {
  if (text.trim() === '' || isJson(text)) return null;
  const before = text.slice(0, errorAt(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Not JSON is a valid result.
    return false;
  }
}

const BLANK = /[ \t\n\r]*/y;
/** RFC 8259: strings, numbers, literals and structural characters. */
const TOKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a string may not hold them
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

type Opener = '{' | '[';
const OPENER = { '}': '{', ']': '[' } as const;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'end or comma';

/** By their first characters; `v` means any value without a character of its own. */
const MAY_STAND: Readonly<Record<Expected, string>> = {
  value: '{["v',
  'value or ]': '{["v]',
  key: '"',
  'key or }': '"}',
  ':': ':',
  'end or comma': ',}]',
};

/** Index of the first unexpected token: the engines' own messages do not always give a position. */
function errorAt(text: string): number {
  const open: Opener[] = [];
  let expected: Expected | null = 'value';
  for (let at = skip(text, 0); at < text.length; at = skip(text, TOKEN.lastIndex)) {
    TOKEN.lastIndex = at;
    const [token] = TOKEN.exec(text) ?? [];
    expected = token === undefined ? null : after(token, expected, open);
    if (expected === null) return at;
  }
  return text.length;
}

function skip(text: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.exec(text);
  return BLANK.lastIndex;
}

/** What is expected after a token; null: the token is invalid here. */
function after(token: string, expected: Expected, open: Opener[]): Expected | null {
  const kind = /^[{}[\],:"]/.test(token) ? token.charAt(0) : 'v';
  if (!MAY_STAND[expected].includes(kind)) return null;
  switch (kind) {
    case '{':
    case '[':
      open.push(kind);
      return kind === '{' ? 'key or }' : 'value or ]';
    case '}':
    case ']':
      return open.pop() === OPENER[kind] ? 'end or comma' : null;
    case ',':
      return behindComma(open.at(-1));
    case ':':
      return 'value';
    default:
      return expected.startsWith('key') ? ':' : 'end or comma';
  }
}

function behindComma(opener: Opener | undefined): Expected | null {
  if (opener === undefined) return null;
  return opener === '{' ? 'key' : 'value';
}
