import type { Difference } from './compare-json.ts';

/** A line of a comparison of two calls. Its texts are as secret as what was compared. */
export interface ComparedRow {
  readonly kind: Difference['kind'];
  /** of a header, or a JSONPath; empty: the whole */
  readonly name: string;
  /** null: added */
  readonly before: string | null;
  /** null: removed */
  readonly after: string | null;
}

/** Whether a row tells a difference. */
export function isDifference({ kind }: ComparedRow): boolean {
  return kind !== 'same';
}

/** The row of a value in both versions; null: this version does not have it. Nothing if neither has it. */
export function rowOf(name: string, before: string | null, after: string | null): readonly ComparedRow[] {
  if (before === null && after === null) return [];
  return [{ kind: kindOf(before, after), name, ...excerpts(before, after) }];
}

function kindOf(before: string | null, after: string | null): ComparedRow['kind'] {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  return before === after ? 'same' : 'changed';
}

/** Characters of a value. */
const LONGEST_VALUE = 400;

/** Characters before the first difference, where a value is too long to be shown whole. */
const BEFORE_DIFFERENCE = 60;

/** Both values, and of long ones the part with the first difference. */
export function excerpts(before: string | null, after: string | null): Pick<ComparedRow, 'before' | 'after'> {
  const from = firstDifference(before ?? '', after ?? '') - BEFORE_DIFFERENCE;
  const length = Math.max(before?.length ?? 0, after?.length ?? 0);
  const begin = length <= LONGEST_VALUE || before === null || after === null ? 0 : Math.max(0, from);
  return { before: before && excerpt(before, begin), after: after && excerpt(after, begin) };
}

function firstDifference(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at += 1;
  return at;
}

function excerpt(text: string, begin: number): string {
  const end = begin + LONGEST_VALUE;
  const part = text.slice(begin, end);
  return `${begin > 0 ? '…' : ''}${part}${end < text.length ? '…' : ''}`;
}
