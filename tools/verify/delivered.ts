import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserName } from '../../tests/browsers/browser.ts';
import { CHROMIUM_ID, GECKO_ID } from '../../tests/browsers/extension-identity.ts';
import { readFolder } from '../package/read-folder.ts';
import { unzipFiles } from '../package/unzip-files.ts';
import type { PackedFiles } from '../package/zip-files.ts';

/** An extension as a store delivered it or a browser keeps it. */
export interface Delivered {
  /** the file or folder, absolute or as it was given */
  readonly from: string;
  readonly browser: BrowserName;
  /** of its manifest */
  readonly version: string;
  readonly files: PackedFiles;
}

/**
 * Everything of ours at a path: a .zip, .crx or .xpi, an unpacked extension, a profile of Chromium or Firefox, or the
 * folder of all profiles. Throws one sentence if there is none.
 */
export async function readDelivered(from: string): Promise<readonly Delivered[]> {
  if (!existsSync(from)) throw new Error(`There is no ${from}.`);
  const found = (await stat(from)).isDirectory() ? await extensionsIn(from) : [from];
  if (found.length === 0)
    throw new Error(`In ${from} no browser has this extension (${CHROMIUM_ID} or ${GECKO_ID}).`);
  return Promise.all(found.map(readOne));
}

async function extensionsIn(folder: string): Promise<readonly string[]> {
  if (existsSync(path.join(folder, 'manifest.json'))) return [folder];
  const profiles = [folder, ...(await foldersIn(folder))];
  const found = await Promise.all(
    profiles.map(async (profile) => {
      const xpi = path.join(profile, 'extensions', `${GECKO_ID}.xpi`);
      const versions = await foldersIn(path.join(profile, 'Extensions', CHROMIUM_ID));
      return existsSync(xpi) ? [xpi, ...versions] : versions;
    }),
  );
  return found.flat();
}

/** Their paths; none if the folder is missing. */
async function foldersIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(folder, name));
}

async function readOne(from: string): Promise<Delivered> {
  const isFolder = (await stat(from)).isDirectory();
  const files = isFolder ? await readFolder(from) : unzipFiles(withoutHeader(await readFile(from)));
  const manifest = manifestOf(files, from);
  const isForFirefox = 'browser_specific_settings' in manifest;
  return {
    from,
    files,
    browser: isForFirefox ? 'firefox' : 'chrome',
    version: String('version' in manifest ? manifest.version : ''),
  };
}

function manifestOf(files: PackedFiles, from: string): object {
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
    if (typeof manifest === 'object' && manifest !== null) return manifest;
  } catch {
    // The sentence below says it.
  }
  throw new Error(`${from} is no extension: it has no readable manifest.json.`);
}

/** A .crx of version 3 is a zip after `Cr24`, the version, the length of the signatures, and these. */
export function withoutHeader(file: Buffer): Uint8Array {
  if (file.toString('latin1', 0, 4) !== 'Cr24') return file;
  const version = file.readUInt32LE(4);
  if (version !== 3) throw new Error(`A .crx of version ${version} is none that a browser installs today.`);
  return file.subarray(12 + file.readUInt32LE(8));
}
