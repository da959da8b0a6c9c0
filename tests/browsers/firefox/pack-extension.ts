import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = path.join(ROOT, 'out', 'packed');

const packed = new Map<string, Promise<string>>();

/** The folder as an .xpi file: Firefox installs only packed add-ons for good. One file a process, folder and version. */
export async function packExtension(folder: string): Promise<string> {
  const key = `${folder} ${await readFile(path.join(folder, 'manifest.json'), 'utf8')}`;
  const known = packed.get(key);
  if (known !== undefined) return known;
  const file = pack(folder, `companion-${process.pid}-${packed.size}.xpi`);
  packed.set(key, file);
  return file;
}

async function pack(folder: string, name: string): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  const webExt = path.join(ROOT, 'node_modules', 'web-ext', 'bin', 'web-ext.js');
  const args = [
    'build',
    '--source-dir',
    folder,
    '--artifacts-dir',
    FOLDER,
    '--filename',
    name,
    '--overwrite-dest',
  ];
  await promisify(execFile)(process.execPath, [webExt, ...args, '--no-config-discovery', '--no-input']);
  return path.join(FOLDER, name);
}
