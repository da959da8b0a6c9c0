import { escapedCharacter } from './escaped-character.ts';

/** A text without one or more levels of escapes; its positions can be mapped back to the original text. */
export interface Reading {
  readonly text: string;
  /** the source index at which the character at `index` begins */
  readonly start: (index: number) => number;
  /** the source index at which the character before `index` ends */
  readonly end: (index: number) => number;
}

/**
 * Escapes of JSON and JavaScript, of addresses, of HTML, with or without zero padding, and line breaks that MIME
 * inserts into long words (RFC 2045 section 6.8). RFC 8259 section 7; RFC 3986 section 2.1; HTML, character references.
 */
const KINDS: readonly RegExp[] = [
  /\\(?:u\{0{0,99}[0-9a-f]{1,6}\}|u[0-9a-f]{4}|x[0-9a-f]{2}|["'`\\/bfnrtv])/gi,
  /%u[0-9a-f]{4}|%(?:f[0-7](?:%[89ab][0-9a-f]){3}|e[0-9a-f](?:%[89ab][0-9a-f]){2}|[cd][0-9a-f]%[89ab][0-9a-f]|[0-9a-f]{2})/gi,
  /&(?:#0{0,99}\d{1,7}|#x0{0,99}[0-9a-f]{1,6}|[a-z]{2,8}(?=;));?/gi,
];
const LINE_BREAK = /(?<=[\w+/=-])\r?\n[ \t]{0,4}(?=[\w+/=-])/;

const ANY = new RegExp([...KINDS.map(({ source }) => source), LINE_BREAK.source].join('|'), 'gi');

const MAY_ESCAPE = /[\\%&\n]/;

/** Nested escapes, and lines: a form in a JSON text in a URL. */
const DEEPEST = 4;
/** For a single kind of escapes; those of other kinds stay. */
const DEEPEST_ALONE = 2;

/**
 * The text as it is, then with one level of escapes of any kind removed after the other. `alone`: also with one kind at
 * a time, for secrets that contain escape characters themselves.
 */
export function* readings(text: string, alone = false): Generator<Reading> {
  const whole: Reading = { text, start: (index) => index, end: (index) => index };
  let reading: Reading | undefined = whole;
  for (let layer = 0; reading; layer += 1) {
    yield reading;
    reading = layer < DEEPEST ? withoutEscapes(reading, ANY) : undefined;
  }
  if (alone) yield* byKind(whole, DEEPEST_ALONE);
}

function* byKind(outer: Reading, left: number): Generator<Reading> {
  for (const kind of KINDS) {
    const reading = withoutEscapes(outer, kind);
    if (reading) yield reading;
    if (reading && left > 1) yield* byKind(reading, left - 1);
  }
}

/** The positions of escapes: all text after an escape moves by the same distance. */
interface Moves {
  /** in the reading: start and end of the escaped character */
  readonly from: number[];
  readonly to: number[];
  /** in the source: start and end of the escape */
  readonly sourceFrom: number[];
  readonly sourceTo: number[];
}

function withoutEscapes(outer: Reading, pattern: RegExp): Reading | undefined {
  if (!MAY_ESCAPE.test(outer.text)) return undefined;
  const moves: Moves = { from: [], to: [], sourceFrom: [], sourceTo: [] };
  const pieces: string[] = [];
  let done = 0;
  let length = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(outer.text); match; match = pattern.exec(outer.text)) {
    const character = escapedCharacter(match[0]);
    if (character === undefined) continue;
    pieces.push(outer.text.slice(done, match.index), character);
    length += match.index - done;
    done = match.index + match[0].length;
    moves.from.push(length);
    length += character.length;
    moves.to.push(length);
    moves.sourceFrom.push(match.index);
    moves.sourceTo.push(done);
  }
  if (moves.from.length === 0) return undefined;
  return {
    text: [...pieces, outer.text.slice(done)].join(''),
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

/** Index of the last number that is not above `limit`; -1: none. */
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
