import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserName } from '../../tests/browsers/browser.ts';
import { ROOT } from '../project.ts';
import { unzipFiles } from './unzip-files.ts';
import type { PackedFiles } from './zip-files.ts';

const FOLDER = path.join(ROOT, 'tests', 'releases');

/** Versions whose packages are in the repository, the oldest first. */
export async function keptReleases(): Promise<readonly string[]> {
  const names = await readdir(FOLDER);
  const versions = names.flatMap((name) => /-(\d+\.\d+\.\d+)-chrome\.zip$/.exec(name)?.[1] ?? []);
  return versions.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The files of such a package, as it was published. */
export async function keptRelease(version: string, browser: BrowserName): Promise<PackedFiles> {
  return unzipFiles(await readFile(fileOf(version, browser)));
}

/** Bytes of such a package. */
export async function keptReleaseSize(version: string, browser: BrowserName): Promise<number> {
  return (await stat(fileOf(version, browser))).size;
}

function fileOf(version: string, browser: BrowserName): string {
  return path.join(FOLDER, `inventorum-api-companion-${version}-${browser}.zip`);
}
