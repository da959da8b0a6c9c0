import { type JsonValue, jsonValue, written } from '../json-text.ts';
import { compareJson, type Difference } from './compare-json.ts';
import { comparePairs, pairsOf } from './compare-pairs.ts';
import { type ComparedRow, excerpts, isDifference, rowOf } from './compared-row.ts';
import { pathText } from './json-path.ts';

/** A body as text; null: there is none. `type`: its media type, without parameters. */
export interface ComparedBody {
  readonly type: string;
  readonly text: string | null;
}

export interface BodiesJob {
  readonly before: ComparedBody;
  readonly after: ComparedBody;
  /** equal parts are told as well */
  readonly tellSame: boolean;
}

/** The rows of two bodies. `more`: differences beyond the rows. `differences`: of all. */
export interface ComparedBodies {
  readonly rows: readonly ComparedRow[];
  readonly differences: number;
  readonly more: number;
}

/** Nobody reads more rows. */
const MOST_ROWS = 5000;

const FORM = 'application/x-www-form-urlencoded';

/** Compares two bodies: JSON by its values, a form by its fields, anything else as a whole. */
export function compareBodies({ before, after, tellSame }: BodiesJob): ComparedBodies {
  const rows = rowsOf(before, after, tellSame).filter((row) => tellSame || isDifference(row));
  const shown = rows.slice(0, MOST_ROWS);
  return {
    rows: shown,
    differences: rows.filter(isDifference).length,
    more: rows.length - shown.length,
  };
}

function rowsOf(before: ComparedBody, after: ComparedBody, tellSame: boolean): readonly ComparedRow[] {
  if (before.text === null || after.text === null) return rowOf('', before.text, after.text);
  if (before.text === after.text) return rowOf('', before.text, after.text);
  if (before.type === FORM && after.type === FORM) {
    return comparePairs(pairsOf(before.text), pairsOf(after.text));
  }
  const [value, other] = [jsonValue(before.text), jsonValue(after.text)];
  if (!value || !other) return rowOf('', before.text, after.text);
  return compareJson(value, other, { tellSame }).map(rowOfDifference);
}

function rowOfDifference({ kind, path, before, after }: Difference): ComparedRow {
  const name = pathText(path);
  if (kind !== 'moved') return { kind, name, ...excerpts(textOf(before), textOf(after)) };
  const step = path.at(-1);
  const [from, to] = step?.kind === 'item' ? [step.before, step.after] : [null, null];
  return { kind, name, before: `[${from}]`, after: `[${to}]` };
}

function textOf(value: JsonValue | null): string | null {
  return value && written(value);
}
