import { parseFilter, splitWords, type Word } from './parse-filter.ts';

/**
 * A word of the filter's language that excludes or demands a value, in quotes where it needs them: `status:403`,
 * `-token:"Warehouse sync"`.
 */
export function filterWord(key: string, value: string, negated = false): string {
  const plain = /^[^\s"/]\S*$/.test(value);
  return `${negated ? '-' : ''}${key}:${plain ? value : `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`}`;
}

/**
 * A filter's text that also demands a word: in each of its alternatives, unless it is there already. What says nothing
 * is left out.
 */
export function narrowed(text: string, word: string): string {
  const alternatives: string[][] = [[]];
  for (const each of splitWords(text)) {
    if (each.typed === 'OR') alternatives.push([]);
    else if (saysSomething(closed(each))) alternatives.at(-1)?.push(closed(each));
  }
  const narrower = alternatives
    .filter((words) => words.length > 0)
    .map((words) => (words.includes(word) ? words : [...words, word]).join(' '));
  return narrower.length === 0 ? word : narrower.join(' OR ');
}

function saysSomething(typed: string): boolean {
  return parseFilter(typed).alternatives.length > 0;
}

/** A quote that is still open would take in the word that follows. */
function closed({ typed, literal }: Word): string {
  if (!literal) return typed;
  const [, inner = ''] = /^-?(?:[a-z][a-z-]*:)?"([\s\S]*)$/i.exec(typed) ?? [];
  const isClosed = /^(?:[^"\\]|\\.)*"$/s.test(inner);
  return isClosed ? typed : `${typed}"`;
}
