import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A copy of the extension in the profile, which may become its next version. */
export async function copyIntoProfile(extension: string, profile: string): Promise<string> {
  const copy = path.join(profile, 'companion');
  await cp(extension, copy, { recursive: true });
  return copy;
}

/** Makes the folder's extension the version after it, and gives that. */
export async function raiseVersion(extension: string): Promise<string> {
  const file = path.join(extension, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  const parts = String(manifest.version).split('.').map(Number);
  const version = [...parts.slice(0, -1), (parts.at(-1) ?? 0) + 1].join('.');
  await writeFile(file, JSON.stringify({ ...manifest, version }));
  return version;
}
