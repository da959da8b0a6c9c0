import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackedFiles } from './zip-files.ts';

/** Everything in a folder but the folders themselves. */
export async function readFolder(folder: string): Promise<PackedFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        return [path.relative(folder, file).split(path.sep).join('/'), await readFile(file)] as const;
      }),
    ),
  );
}
