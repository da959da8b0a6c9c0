/** A text read without one layer of escapes, or more; positions in it lead back to the text as it stands. */
export interface Reading {
  readonly text: string;
  /** where what is at `index` begins in the source */
  readonly start: (index: number) => number;
  /** where what ends before `index` ends in the source */
  readonly end: (index: number) => number;
}

interface Layer {
  readonly pattern: RegExp;
  /** undefined: no escape after all */
  readonly read: (written: string) => string | undefined;
}

const JSON_LETTERS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const HTML_NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** RFC 8259 section 7; RFC 3986 section 2.1 over UTF-8; HTML character references. */
const LAYERS: readonly Layer[] = [
  {
    pattern: /\\(?:u[0-9a-f]{4}|["\\/bfnrt])/gi,
    read: (written) =>
      written.length > 2
        ? String.fromCharCode(Number.parseInt(written.slice(2), 16))
        : (JSON_LETTERS[written.charAt(1)] ?? written.charAt(1)),
  },
  {
    pattern:
      /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi,
    read(written) {
      try {
        return decodeURIComponent(written);
      } catch {
        return undefined;
      }
    },
  },
  {
    pattern: /&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos);/gi,
    read(written) {
      const name = written.slice(1, -1).toLowerCase();
      if (!name.startsWith('#')) return HTML_NAMES[name];
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    },
  },
];

/** Escapes in escapes in escapes: a form in a JSON text in a URL. */
const DEEPEST = 3;

/** The text as it stands, then every reading of it without escapes, in any order of layers. */
export function* readings(text: string): Generator<Reading> {
  yield* deeper({ text, start: (index) => index, end: (index) => index }, DEEPEST);
}

function* deeper(reading: Reading, left: number): Generator<Reading> {
  yield reading;
  if (left === 0) return;
  for (const layer of LAYERS) {
    const next = without(layer, reading);
    if (next) yield* deeper(next, left - 1);
  }
}

/** Where escapes stood: the rest of the text moves by the same distance. */
interface Moves {
  /** in the reading: where the escape's character begins and ends */
  readonly from: number[];
  readonly to: number[];
  /** in the source: where the escape begins and ends */
  readonly sourceFrom: number[];
  readonly sourceTo: number[];
}

function without({ pattern, read }: Layer, outer: Reading): Reading | undefined {
  const moves: Moves = { from: [], to: [], sourceFrom: [], sourceTo: [] };
  let done = 0;
  let text = '';
  for (const match of outer.text.matchAll(pattern)) {
    const character = read(match[0]);
    if (character === undefined) continue;
    text += outer.text.slice(done, match.index);
    done = match.index + match[0].length;
    moves.from.push(text.length);
    text += character;
    moves.to.push(text.length);
    moves.sourceFrom.push(match.index);
    moves.sourceTo.push(done);
  }
  if (moves.from.length === 0) return undefined;
  return {
    text: text + outer.text.slice(done),
    start: (index) => outer.start(back(moves, index, 'start')),
    end: (index) => outer.end(back(moves, index, 'end')),
  };
}

function back(moves: Moves, index: number, side: 'start' | 'end'): number {
  const at = lastBefore(moves.from, side === 'start' ? index : index - 1);
  if (at < 0) return index;
  const { [at]: to = 0 } = moves.to;
  const { [at]: sourceTo = 0 } = moves.sourceTo;
  const inside = side === 'start' ? index < to : index <= to;
  if (!inside) return sourceTo + (index - to);
  return side === 'start' ? (moves.sourceFrom[at] ?? 0) : sourceTo;
}

/** Index of the last number that is not above `limit`, -1: none. */
function lastBefore(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
