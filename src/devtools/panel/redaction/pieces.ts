/**
 * Cuts a long text into pieces of about `length` characters, only where no secret can lie across the cut: our secrets
 * hold no white space, and within a JSON text each lies in one string. Joined, the pieces are the text again.
 */
export function piecesOf(text: string, length: number): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  while (text.length - from > length) {
    const to = cutAfter(text, from + length);
    if (to === null) break;
    pieces.push(text.slice(from, to));
    from = to;
  }
  return [...pieces, text.slice(from)];
}

/** White space, or the comma behind the quotation mark that ends a string. */
const CUT = /\s|"(?=,)/g;

function cutAfter(text: string, at: number): number | null {
  CUT.lastIndex = at;
  for (let found = CUT.exec(text); found; found = CUT.exec(text)) {
    const end = found.index + 1;
    if (found[0] !== '"' || !isEscaped(text, found.index)) return end;
  }
  return null;
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === '\\') before -= 1;
  return (at - before) % 2 === 0;
}
