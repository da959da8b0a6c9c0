/**
 * A piece of a JSON-like text. `mark`: one of `{}[],:`; `text`: a complete string, unescaped; `word`: anything else.
 */
export interface JsonToken {
  readonly type: 'mark' | 'text' | 'word';
  readonly text: string;
}

/** A string, which ends with its line at the latest; a mark; a slash; a run of anything else. */
const PIECES = /"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*("?)|[{}[\],:/]|[^\s"{}[\],:/]+/g;

const MARKS: ReadonlySet<string> = new Set('{}[],:');

/**
 * The pieces of a text that is JSON, or nearly. Each character is read once, whatever the text is. Comments are skipped
 * only where `isInside` says that an object or a list has begun; before that, comment signs are ordinary text.
 */
export function* jsonTokens(text: string, isInside: () => boolean): Generator<JsonToken> {
  const pieces = new RegExp(PIECES);
  for (let match = pieces.exec(text); match !== null; match = pieces.exec(text)) {
    const [piece, quote] = match;
    if (piece !== '/') yield tokenOf(piece, quote, pieces.lastIndex === text.length);
    else if (isInside()) pieces.lastIndex = endOfComment(text, match.index);
  }
}

/** A word at the very end of the text may be incomplete. */
function tokenOf(piece: string, quote: string | undefined, isLast: boolean): JsonToken {
  if (piece.length === 1 && MARKS.has(piece)) return { type: 'mark', text: piece };
  if (!piece.startsWith('"')) return { type: 'word', text: isLast ? '' : piece };
  return quote === '"' ? { type: 'text', text: unescaped(piece) } : { type: 'word', text: '' };
}

function endOfComment(text: string, at: number): number {
  const next = text.charAt(at + 1);
  if (next !== '/' && next !== '*') return at + 1;
  const end = next === '/' ? text.indexOf('\n', at) : text.indexOf('*/', at + 2);
  if (end === -1) return text.length;
  return next === '/' ? end : end + 2;
}

function unescaped(literal: string): string {
  const inside = literal.slice(1, -1);
  if (!inside.includes('\\')) return inside;
  try {
    return String(JSON.parse(literal));
  } catch {
    return inside;
  }
}
