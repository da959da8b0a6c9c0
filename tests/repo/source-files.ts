import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'dist', 'out', 'results', '.git']);

export interface SourceFile {
  /** relative to the project's folder, with slashes: 'src/popup/main.tsx' */
  readonly file: string;
  readonly text: string;
}

/** Every file in these folders with one of these endings. */
export function readSources(folders: readonly string[], endings: readonly string[]): readonly SourceFile[] {
  return folders.flatMap(filesUnder).flatMap((file) => {
    if (!endings.some((ending) => file.endsWith(ending))) return [];
    return [{ file, text: readFileSync(path.join(ROOT, file), 'utf8') }];
  });
}

function filesUnder(folder: string): readonly string[] {
  const absolute = path.join(ROOT, folder);
  const entries = readdirSync(absolute, { withFileTypes: true, recursive: false });
  return entries.flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesUnder(name);
    return [name];
  });
}
