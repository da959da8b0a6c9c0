import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, link, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = path.join(ROOT, 'out', 'packed');

/** The folder as an .xpi file: Firefox installs only packed add-ons permanently. Packed once per content. */
export async function packExtension(folder: string): Promise<string> {
  const file = path.join(FOLDER, `companion-${await digestOf(folder)}.xpi`);
  const isPacked = await access(file).then(
    () => true,
    () => false,
  );
  if (!isPacked) await pack(folder, file);
  return file;
}

async function digestOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const bytes = await readFile(path.join(folder, name)).catch(() => null);
    // A folder has no bytes.
    if (bytes !== null) hash.update(`${name}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Another process may pack the same content, so the file is renamed when it is complete. */
async function pack(folder: string, file: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const unfinished = `${path.basename(file, '.xpi')}-${process.pid}.zip`;
  const webExt = path.join(ROOT, 'node_modules', 'web-ext', 'bin', 'web-ext.js');
  const args = ['build', '--source-dir', folder, '--artifacts-dir', FOLDER, '--filename', unfinished];
  const quiet = ['--overwrite-dest', '--no-config-discovery', '--no-input'];
  await promisify(execFile)(process.execPath, [webExt, ...args, ...quiet]);
  const made = path.join(FOLDER, unfinished);
  // A Firefox that reads the other one would see its file change.
  await link(made, file).catch(() => {});
  await rm(made);
}
