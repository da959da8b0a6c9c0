import type { Source } from './kept-values.ts';
import type { SqlValue } from './sql-value.ts';
import type { Tree } from './trees-of.ts';

/** The trees of a database, and those of their rows that are read by their id, with the number of their changes. */
export interface Sources {
  /** What the rows come from that a statement reads in this tree. */
  read(tree: Tree, values: readonly SqlValue[]): readonly Source[];
  written(tree: Tree, values: readonly SqlValue[]): void;
}

interface TreeSources {
  readonly all: Source;
  /** counts the changes that no id tells */
  readonly unknown: Source;
  readonly rows: Map<number, Source>;
}

/** Rows of a tree that are told apart. */
const MOST_ROWS = 20_000;

export function createSources(): Sources {
  const trees = new Map<string, TreeSources>();
  const sourcesOf = (name: string) => {
    const known = trees.get(name);
    if (known) return known;
    const made: TreeSources = { all: { changes: 0 }, unknown: { changes: 0 }, rows: new Map() };
    trees.set(name, made);
    return made;
  };
  return {
    read: (tree, values) => {
      const { all, unknown, rows } = sourcesOf(tree.name);
      const id = idOf(tree, values);
      if (id === undefined) return [all];
      const row = rows.get(id) ?? { changes: 0 };
      if (rows.size >= MOST_ROWS) {
        unknown.changes += 1;
        rows.clear();
      }
      rows.set(id, row);
      return [unknown, row];
    },
    written: (tree, values) => {
      const { all, unknown, rows } = sourcesOf(tree.name);
      const id = idOf(tree, values);
      all.changes += 1;
      if (id === undefined) unknown.changes += 1;
      else {
        const row = rows.get(id);
        if (row) row.changes += 1;
      }
    },
  };
}

/** As SQLite reads an id: text of a number is that number. Undefined: any row may be meant. */
function idOf({ row }: Tree, values: readonly SqlValue[]): number | undefined {
  if (row === null) return undefined;
  const id = Number(values[row] ?? Number.NaN);
  return Number.isSafeInteger(id) ? id : undefined;
}
