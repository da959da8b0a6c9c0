/** How one part of a text is read: a sticky pattern with what it means, or with the rules of what it opens. */
export type PartRule =
  | { readonly pattern: RegExp; readonly read: (...groups: readonly string[]) => string }
  | { readonly pattern: RegExp; readonly inner: readonly PartRule[]; readonly close: string };

/** What was read, and the index after it. */
export interface ReadParts {
  readonly value: string;
  readonly end: number;
}

/** Reads parts from an index for as long as a rule fits; the first that fits counts. */
export function readParts(text: string, from: number, rules: readonly PartRule[]): ReadParts {
  let value = '';
  let at = from;
  for (let part = partAt(text, at, rules); part !== null; part = partAt(text, at, rules)) {
    value += part.value;
    at = part.end;
  }
  return { value, end: at };
}

/** The part at an index. Null: no rule fits. */
export function partAt(text: string, at: number, rules: readonly PartRule[]): ReadParts | null {
  for (const rule of rules) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text);
    if (match === null || match[0] === '') continue;
    const end = at + match[0].length;
    if ('read' in rule) return { value: rule.read(...match), end };
    const inner = readParts(text, end, rule.inner);
    const closed = text.startsWith(rule.close, inner.end) ? rule.close.length : 0;
    return { value: inner.value, end: inner.end + closed };
  }
  return null;
}

/** A part that is as it is written. */
export function asWritten(pattern: RegExp): PartRule {
  return { pattern, read: (whole = '') => whole };
}
