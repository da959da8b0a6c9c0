import { jsonValue, tokenEnd } from '../../../diagnosis/json-text.ts';

const INDENT = '  ';

/** JSON on several lines, every token as written. Anything else stays as it is. */
export function indented(text: string): string {
  if (!/^[\ufeff\s]*[[{]/.test(text)) return text;
  const value = jsonValue(text);
  return value === undefined ? text : indentedTokens(text.slice(value.from));
}

/** The same for a text that is known to be JSON. */
export function indentedTokens(json: string): string {
  const pieces: string[] = [];
  let depth = 0;
  let before = '';
  for (const token of tokensOf(json)) {
    if (CLOSING.has(token)) depth -= 1;
    if (breaksBetween(before, token)) pieces.push(`\n${INDENT.repeat(depth)}`);
    pieces.push(token === ':' ? ': ' : token);
    if (OPENING.has(token)) depth += 1;
    before = token;
  }
  return pieces.join('');
}

const OPENING: ReadonlySet<string> = new Set(['{', '[']);
const CLOSING: ReadonlySet<string> = new Set(['}', ']']);

/** An empty object or list stays on one line. */
function breaksBetween(before: string, token: string): boolean {
  if (CLOSING.has(token)) return !OPENING.has(before);
  return before === ',' || OPENING.has(before);
}

const BLANKS = /\s*/y;

function* tokensOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    BLANKS.lastIndex = at;
    BLANKS.test(text);
    const from = BLANKS.lastIndex;
    if (from >= text.length) return;
    at = tokenEnd(text, from);
    yield text.slice(from, at);
  }
}
