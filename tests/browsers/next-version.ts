import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A copy of the extension in the profile, which may become its next version. */
export async function copyIntoProfile(extension: string, profile: string): Promise<string> {
  const copy = path.join(profile, 'companion');
  await cp(extension, copy, { recursive: true });
  return copy;
}

/** Makes the folder's extension the version after it, of another build where one is given, and gives that version. */
export async function raiseVersion(extension: string, build = extension): Promise<string> {
  const file = path.join(extension, 'manifest.json');
  const before = JSON.parse(await readFile(file, 'utf8'));
  if (build !== extension) await replaceFolder(extension, build);
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  const parts = String(before.version).split('.').map(Number);
  const version = [...parts.slice(0, -1), (parts.at(-1) ?? 0) + 1].join('.');
  await writeFile(file, JSON.stringify({ ...manifest, version }));
  return version;
}

async function replaceFolder(folder: string, by: string): Promise<void> {
  await rm(folder, { recursive: true });
  await cp(by, folder, { recursive: true });
}
