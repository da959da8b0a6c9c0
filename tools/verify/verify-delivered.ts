import { existsSync } from 'node:fs';
import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import type { BrowserName } from '../../tests/browsers/browser.ts';
import { readFolder } from '../package/read-folder.ts';
import { unzipFiles } from '../package/unzip-files.ts';
import { writeFolder } from '../package/write-folder.ts';
import type { PackedFiles } from '../package/zip-files.ts';
import { OUT } from '../project.ts';
import { expectSuccess, runProgram } from '../run-program.ts';
import type { Delivered } from './delivered.ts';
import { findDifferences } from './find-differences.ts';

/** Builds the source in a folder, and returns the extension's files. */
export type BuildSource = (folder: string, browser: BrowserName) => Promise<PackedFiles>;

interface Verification {
  readonly isSame: boolean;
  /** what to print */
  readonly text: string;
}

const Project = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/**
 * Compares what was delivered with what its source builds, in an empty folder.
 * @param source the source zip; default: the one beside what was delivered, or in out/packages
 */
export async function verifyDelivered(
  delivered: Delivered,
  source: string | undefined,
  buildSource: BuildSource,
): Promise<Verification> {
  const { from, browser, version } = delivered;
  const zip = source ?? sourceOf(delivered);
  const files = unzipFiles(await readFile(zip));
  const ofSource = v.parse(Project, new TextDecoder().decode(files.get('package.json'))).version;
  if (ofSource !== version)
    return { isSame: false, text: `${from} is version ${version}, but ${zip} is the source of ${ofSource}.` };
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'inventorum-verify-')));
  try {
    await writeFolder(folder, files);
    const built = await buildSource(folder, browser);
    const { found, added } = findDifferences(delivered, built);
    const [first, ...more] = found;
    const additions = added.length > 0 ? `\nAdded by a store or the browser: ${added.join(', ')}` : '';
    const what = `${from}: version ${version} for ${browser}`;
    if (first === undefined)
      return { isSame: true, text: `${what} is what ${zip} builds: ${built.size} files.${additions}` };
    const others = more.length > 0 ? `\nDifferences in ${more.length} more:\n  ${more.join('\n  ')}` : '';
    return {
      isSame: false,
      text: `${what} is NOT what ${zip} builds.\nFirst difference: ${first}${others}${additions}`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sourceOf({ from, version }: Delivered): string {
  const name = `inventorum-api-companion-${version}-source.zip`;
  const found = [path.join(path.dirname(from), name), path.join(OUT, 'packages', name)].find(existsSync);
  if (found === undefined)
    throw new Error(`The source of version ${version} is missing: get ${name}, and name it with --source.`);
  return found;
}

/** By the two commands that the README gives reviewers. */
export async function buildLikeReviewers(folder: string, browser: BrowserName): Promise<PackedFiles> {
  expectSuccess('The source cannot be built', await runProgram('npm', ['ci', '--include=dev'], { folder }));
  expectSuccess('The source cannot be built', await runProgram('npm', ['run', 'build'], { folder }));
  return readFolder(path.join(folder, 'dist', browser));
}
