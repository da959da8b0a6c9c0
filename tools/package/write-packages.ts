import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { BROWSERS } from '../project.ts';
import { runProgram } from '../run-program.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { buildAllIn } from './build-in.ts';
import type { Commit } from './read-commit.ts';
import { readFolder } from './read-folder.ts';
import { writeFolder } from './write-folder.ts';
import { type PackedFiles, zipFiles } from './zip-files.ts';

export interface WrittenPackage {
  /** 'inventorum-api-companion-0.2.0-chrome.zip' */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** 64 hex digits */
  readonly sha256: string;
}

const Project = v.pipe(v.string(), v.parseJson(), v.object({ name: v.string(), version: v.string() }));

/** Mozilla's linter reads no larger script, page or JSON file, and refuses the package. */
const LARGEST = 5 * 2 ** 20;

/**
 * Builds the commit in an empty folder, and writes both packages, the source, a bill of materials, the licences of what
 * ships, the command's npm package and SHA256SUMS. The same commit gives the same bytes on every machine.
 * @param folder absolute
 */
export async function writePackages(commit: Commit, folder: string): Promise<readonly WrittenPackage[]> {
  const packages = await makePackages(commit);
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of packages) await writeFile(path.join(folder, name), bytes);
  const sums = packages.map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  await writeFile(path.join(folder, 'SHA256SUMS'), sums.join(''));
  return packages;
}

async function makePackages(commit: Commit): Promise<readonly WrittenPackage[]> {
  const { files, programs } = commit;
  const { name, version } = v.parse(Project, new TextDecoder().decode(files.get('package.json')));
  const empty = await realpath(await mkdtemp(path.join(tmpdir(), `${name}-`)));
  try {
    await writeFolder(empty, files);
    const dist = await buildAllIn(empty);
    const packed = await Promise.all(BROWSERS.map((browser) => readFolder(path.join(dist, browser))));
    for (const each of packed) refuseLargeFiles(each);
    const licenses = packed[0]?.get('THIRD-PARTY-LICENSES.md') ?? new Uint8Array();
    const shipped = { folder: empty, licenses: new TextDecoder().decode(licenses) };
    const contents: readonly (readonly [string, Uint8Array])[] = [
      ...packed.map((each, index) => [`${BROWSERS[index]}.zip`, zipFiles(each)] as const),
      ['licenses.md', licenses],
      ['sbom.cdx.json', Buffer.from(await billOfMaterials(commit, shipped))],
      ['source.zip', zipFiles(files, programs)],
    ];
    const command = [`${name}-${version}.tgz`, await packCommand(path.join(dist, 'cli'))] as const;
    const named = contents.map(([what, bytes]) => [`${name}-${version}-${what}`, bytes] as const);
    return [...named, command].map(([file, bytes]) => ({
      name: file,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }));
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}

/** As npm packs it: with one date, no owner, and the modes of the disk, which the build sets. */
async function packCommand(folder: string): Promise<Uint8Array> {
  const { code, output } = await runProgram('npm', ['pack', '--pack-destination', folder], { folder });
  const tarball = (await readdir(folder)).find((each) => each.endsWith('.tgz'));
  if (code !== 0 || tarball === undefined) throw new Error(`npm pack failed:\n${output}`);
  return readFile(path.join(folder, tarball));
}

function refuseLargeFiles(files: PackedFiles): void {
  const large = [...files].find(([name, { length }]) => /\.(?:js|json|html)$/.test(name) && length > LARGEST);
  if (large) throw new Error(`${large[0]} has more than 5 MiB, which Mozilla's linter refuses.`);
}
