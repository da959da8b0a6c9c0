import path from 'node:path';
import { importsOf, resolve } from './check-imports.ts';
import type { SourceFile } from './source-files.ts';

/** Files that import each other in a circle, or are between two circles; types count. */
export function filesInCircles(sources: readonly SourceFile[]): readonly string[] {
  let left = new Map(sources.map((source) => [source.file, targetsOf(source)]));
  for (;;) {
    const imported = new Set([...left.values()].flat());
    const known = left;
    const next = [...left].filter(
      ([file, targets]) => imported.has(file) && targets.some((target) => known.has(target)),
    );
    if (next.length === left.size) return [...left.keys()];
    left = new Map(next);
  }
}

function targetsOf(source: SourceFile): readonly string[] {
  return importsOf(source).map(({ specifier }) => resolve(source.file, specifier));
}

/** Names of types that more than one file exports, each with its files. */
export function typesNamedTwice(sources: readonly SourceFile[]): readonly string[] {
  const files = new Map<string, readonly string[]>();
  for (const { file, text } of sources) {
    for (const [, name = ''] of text.matchAll(EXPORTED_TYPE)) {
      files.set(name, [...(files.get(name) ?? []), file]);
    }
  }
  return [...files].flatMap(([name, all]) => (all.length > 1 ? `${name}: ${all.join(', ')}` : []));
}

const EXPORTED_TYPE = /^export (?:interface|type|class) (\w+)/gm;

/** The number of files and folders in each folder. */
export function entriesByFolder(files: readonly string[]): ReadonlyMap<string, number> {
  const entries = new Map<string, Set<string>>();
  for (const file of files) {
    for (let entry = file; entry.includes('/'); entry = path.posix.dirname(entry)) {
      const folder = path.posix.dirname(entry);
      entries.set(folder, (entries.get(folder) ?? new Set()).add(entry));
    }
  }
  return new Map([...entries].map(([folder, names]) => [folder, names.size]));
}
