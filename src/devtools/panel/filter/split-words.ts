/** One word of a filter's text. `literal`: it stood in quotes, so that it is neither a key nor a pattern. */
export interface Word {
  readonly negated: boolean;
  /** before the colon, lower case; empty: none */
  readonly key: string;
  readonly value: string;
  readonly literal: boolean;
  /** as it was typed */
  readonly typed: string;
}

/**
 * One after the other: an optional minus, an optional key with its colon, and a value: in quotes (`\"` inside), between
 * slashes (`\/` inside), or up to the next blank. What is not closed reaches to the end.
 */
const WORD =
  /(-?)(?:([a-z][a-z-]*):(?!\/\/))?(?:"((?:[^"\\]|\\.)*)"?|(\/(?:[^/\\\s]|\\.)+\/(?=\s|$))|(\S*))/giy;

/** Takes a filter's text apart; every character belongs to one word or is a blank. */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    WORD.lastIndex = at;
    const [typed = '', minus, key = '', quoted, pattern, plain] = WORD.exec(text) ?? [];
    if (typed === '') break;
    const value = quoted?.replace(/\\(.)/g, '$1') ?? pattern ?? plain ?? '';
    words.push({
      negated: minus === '-',
      key: key.toLowerCase(),
      value,
      literal: quoted !== undefined,
      typed,
    });
    at = skipBlanks(text, at + typed.length);
  }
  return words;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}
