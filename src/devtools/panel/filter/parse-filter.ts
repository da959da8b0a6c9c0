import { parseUrl } from '../../../parse-url.ts';
import {
  type Filter,
  type FilterCondition,
  type FilterProblem,
  searchable,
  type Term,
  type TextField,
} from './filter.ts';
import { parsePattern } from './parse-pattern.ts';

type Read = FilterCondition | FilterProblem['why'] | null;

const TEXT_FIELDS: readonly TextField[] = [
  'method',
  'domain',
  'path',
  'mime-type',
  'scope',
  'token',
  'verdict',
  'source',
  'endpoint',
  'token-set',
  'page',
  'is',
];

/** Every key of the syntax, in the order of its explanation. */
const FILTER_KEYS: readonly string[] = ['status', ...TEXT_FIELDS, 'larger-than', 'body'];

/** Nobody types a longer filter. */
const LONGEST_FILTER = 2000;

/**
 * Parses the filter's text: words that must all match, `-` for exclusions, `OR` between alternatives. The syntax is
 * that of the browsers' network panels, with a few terms of our own. Never throws: an unreadable word is reported as a
 * problem.
 */
export function parseFilter(text: string): Filter {
  const alternatives: Term[][] = [[]];
  const problems: FilterProblem[] = [];
  for (const word of splitWords(text.slice(0, LONGEST_FILTER))) {
    if (word.typed === 'OR') {
      alternatives.push([]);
      continue;
    }
    const read = conditionOf(word);
    if (typeof read === 'string') problems.push({ why: read, word: word.typed });
    const condition = read === 'unknown key' ? textOf(word) : read;
    if (condition !== null && typeof condition !== 'string') {
      alternatives.at(-1)?.push({ condition, negated: word.negated });
    }
  }
  return { alternatives: alternatives.filter((terms) => terms.length > 0), problems };
}

/** null: still being typed */
function conditionOf(word: Word): Read {
  const { key, value } = word;
  if (key === '') return keyless(word);
  if (!FILTER_KEYS.includes(key)) return 'unknown key';
  if (value === '') return null;
  const field = TEXT_FIELDS.find((one) => one === key);
  if (field) return { kind: 'field', field, value: field === 'domain' ? domain(value) : searchable(value) };
  if (key === 'body') return { kind: 'body', text: searchable(value).replace(/\s/g, ' ') };
  return key === 'status' ? statusRange(value) : largerThan(value);
}

function keyless({ value, literal }: Word): Read {
  return !literal && isPattern(value) ? pattern(value.slice(1, -1)) : text(value);
}

function isPattern(value: string): boolean {
  return (
    value.length > 2 && value.startsWith('/') && value.endsWith('/') && /[\\^$.|?*+()[\]]|\{\d/.test(value)
  );
}

function text(value: string): FilterCondition | null {
  return value === '' ? null : { kind: 'text', text: searchable(value) };
}

/** Browsers write a name beyond ASCII as `xn--…`. */
function domain(value: string): string {
  const isAscii = /^[!-~]*$/.test(value);
  return (isAscii ? null : parseUrl(`https://${value}`)?.hostname) ?? searchable(value);
}

function textOf({ typed, negated }: Word): FilterCondition | null {
  return text(negated ? typed.slice(1) : typed);
}

function pattern(source: string): Read {
  const parsed = parsePattern(source.normalize());
  return typeof parsed === 'string' ? parsed : { kind: 'pattern', pattern: parsed };
}

/** `403`, `4xx`, `400-429` */
function statusRange(value: string): Read {
  const range = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(value);
  if (range) return { kind: 'status', from: Number(range[1]), to: Number(range[2] ?? range[1]) };
  const hundred = /^([1-5])xx$/i.exec(value);
  if (!hundred) return 'bad value';
  return { kind: 'status', from: Number(hundred[1]) * 100, to: Number(hundred[1]) * 100 + 99 };
}

/** `1000`, `10k`, `2M`; 1k is 1000, like in the browsers. */
function largerThan(value: string): Read {
  const size = /^(\d{1,9})(k|m)?b?$/i.exec(value);
  if (!size) return 'bad value';
  const unit = { k: 1000, m: 1_000_000 }[size[2]?.toLowerCase() ?? ''] ?? 1;
  return { kind: 'larger than', bytes: Number(size[1]) * unit };
}

/** One word of a filter's text. `literal`: it was in quotes, so it is neither a key nor a pattern. */
export interface Word {
  readonly negated: boolean;
  /** before the colon, lower case; empty: none */
  readonly key: string;
  readonly value: string;
  readonly literal: boolean;
  /** as typed */
  readonly typed: string;
}

/**
 * One after the other: an optional minus, an optional key with its colon, and a value: in quotes (`\"` inside), between
 * slashes (`\/` inside), or up to the next blank. Unclosed ones extend to the end.
 */
const WORD =
  /(-?)(?:([a-z][a-z-]*):(?!\/\/))?(?:"((?:[^"\\]|\\.)*)"?|(\/(?:[^/\\\s]|\\.)+\/(?=\s|$))|(\S*))/giy;

/** Splits a filter's text; every character belongs to one word or is a blank. */
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
