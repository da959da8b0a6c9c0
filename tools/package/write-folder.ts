import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PackedFiles } from './zip-files.ts';

/** Writes the files into a folder, which is made if it is missing. */
export async function writeFolder(folder: string, files: PackedFiles): Promise<void> {
  for (const [name, bytes] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
