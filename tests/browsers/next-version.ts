import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Copies the extension into the profile, so that it can become its next version. */
export async function copyIntoProfile(extension: string, profile: string): Promise<string> {
  const copy = path.join(profile, 'companion');
  await cp(extension, copy, { recursive: true });
  return copy;
}

/**
 * Raises the version of the folder's extension, optionally with the files of another build, and returns the version.
 */
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
