import { plainName } from '../inventorum/api-error.ts';
import { type JsonToken, jsonTokens } from './json-tokens.ts';

/** A value of a JSON-like text, with its path. */
export interface NamedValue {
  /** plain names (see `plainName`) from the outermost object down to the value; at least one */
  readonly path: readonly string[];
  /** the object that holds the value */
  readonly owner: number;
  /** the parent of that object */
  readonly outer: number;
  /** `open`: an object or a list begins here; `word`: true, false, or no valid JSON */
  readonly type: 'text' | 'number' | 'null' | 'word' | 'open';
  readonly value: string;
}

export interface Fields {
  /** in document order */
  readonly fields: readonly NamedValue[];
  /** the objects that are complete */
  readonly closed: ReadonlySet<number>;
  /** something was nested deeper than the limit */
  readonly cut: boolean;
}

/** Deeper values are skipped: no server nests tokens so deep, and an attacker could nest without end. */
const DEEPEST = 16;

/** How often a string that holds JSON may itself be inside such a string. */
const DEEPEST_TEXT = 2;

/** A string that is JSON, with a token in it. */
const JSON_WITH_TOKEN = /^\s{0,100}[{[][\s\S]*(?:refresh|access)[\w-]{0,8}token/i;

/** An object or a list that has begun but not ended. */
interface Frame {
  readonly kind: 'object' | 'list';
  readonly path: readonly string[];
  readonly owner: number;
  readonly outer: number;
  /** a string that may turn out to be a name */
  last: string | null;
  /** the name of the next value */
  name: string | null;
}

interface Reader {
  readonly wanted: ReadonlySet<string>;
  readonly fields: NamedValue[];
  readonly frames: Frame[];
  readonly closed: Set<number>;
  objects: number;
  tooDeep: number;
  cut: boolean;
}

/**
 * The values of the wanted names (plain ones) in a text that is JSON, or nearly: with a warning before it, a comment in
 * it, garbage after it, or cut off. Time and memory are linear in the length of the text. JSON.parse would reject such
 * a text, and it rounds long numbers.
 */
export function readFields(text: string, wanted: ReadonlySet<string>): Fields {
  const outermost: Frame = { kind: 'list', path: [], owner: 0, outer: 0, last: null, name: null };
  const reader: Reader = {
    wanted,
    fields: [],
    frames: [outermost],
    closed: new Set(),
    objects: 0,
    tooDeep: 0,
    cut: false,
  };
  read(reader, text, 0);
  return reader;
}

function read(reader: Reader, text: string, textDepth: number): void {
  const isInside = () => reader.frames.length > 1;
  for (const token of jsonTokens(text, isInside)) {
    const top = reader.frames.at(-1);
    if (top === undefined) return;
    if (token.type === 'mark') punctuate(reader, top, token.text);
    else if (reader.tooDeep === 0) takeScalar(reader, top, { token, textDepth });
  }
}

function punctuate(reader: Reader, top: Frame, mark: string): void {
  if (mark === '{' || mark === '[') open(reader, top, mark === '{' ? 'object' : 'list');
  else if (mark === '}' || mark === ']') close(reader);
  else {
    top.name = mark === ':' ? top.last : null;
    top.last = null;
  }
}

function open(reader: Reader, top: Frame, kind: Frame['kind']): void {
  if (reader.tooDeep > 0 || reader.frames.length > DEEPEST) {
    reader.tooDeep += 1;
    reader.cut = true;
    return;
  }
  add(reader, top, { type: 'open', value: '' });
  const path = pathOf(top);
  top.name = null;
  if (kind === 'object') reader.objects += 1;
  const owner = kind === 'object' ? reader.objects : top.owner;
  const outer = kind === 'object' ? top.owner : top.outer;
  reader.frames.push({ kind, path, owner, outer, last: null, name: null });
}

function close(reader: Reader): void {
  if (reader.tooDeep > 0) reader.tooDeep -= 1;
  else if (reader.frames.length > 1) {
    const frame = reader.frames.pop();
    if (frame?.kind === 'object') reader.closed.add(frame.owner);
  }
}

function takeScalar(
  reader: Reader,
  top: Frame,
  { token, textDepth }: { readonly token: JsonToken; readonly textDepth: number },
): void {
  if (top.kind === 'object' && top.name === null) {
    top.last = token.text;
    return;
  }
  if (token.type === 'text' && textDepth < DEEPEST_TEXT && JSON_WITH_TOKEN.test(token.text)) {
    const { length } = reader.frames;
    read(reader, token.text, textDepth + 1);
    // Objects that are still open at the end of the string end with it.
    reader.frames.splice(length);
  } else add(reader, top, { type: typeOf(token), value: token.text });
  top.name = null;
}

function add(reader: Reader, top: Frame, { type, value }: Pick<NamedValue, 'type' | 'value'>): void {
  const name = top.name === null ? top.path.at(-1) : plainName(top.name);
  if (name === undefined || !reader.wanted.has(name)) return;
  reader.fields.push({ path: pathOf(top), owner: top.owner, outer: top.outer, type, value });
}

function pathOf({ path, name }: Frame): readonly string[] {
  return name === null ? path : [...path, plainName(name)];
}

function typeOf({ type, text }: JsonToken): NamedValue['type'] {
  if (type === 'text') return 'text';
  if (text === 'null') return 'null';
  return /^-?\d{1,40}(?:\.\d{1,40})?$/.test(text) ? 'number' : 'word';
}
