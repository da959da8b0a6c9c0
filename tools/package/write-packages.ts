import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { BROWSERS } from '../project.ts';
import { billOfMaterials } from './bill-of-materials.ts';
import { buildIn } from './build-in.ts';
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
 * ships and SHA256SUMS. The same commit gives the same bytes on every machine.
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
    const built = await buildIn(empty, BROWSERS);
    const packed = await Promise.all(built.map(readFolder));
    for (const each of packed) refuseLargeFiles(each);
    const licenses = packed[0]?.get('THIRD-PARTY-LICENSES.md') ?? new Uint8Array();
    const shipped = { folder: empty, licenses: new TextDecoder().decode(licenses) };
    const contents: readonly (readonly [string, Uint8Array])[] = [
      ...packed.map((each, index) => [`${BROWSERS[index]}.zip`, zipFiles(each)] as const),
      ['licenses.md', licenses],
      ['sbom.cdx.json', Buffer.from(await billOfMaterials(commit, shipped))],
      ['source.zip', zipFiles(files, programs)],
    ];
    return contents.map(([what, bytes]) => ({
      name: `${name}-${version}-${what}`,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }));
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}

function refuseLargeFiles(files: PackedFiles): void {
  const large = [...files].find(([name, { length }]) => /\.(?:js|json|html)$/.test(name) && length > LARGEST);
  if (large) throw new Error(`${large[0]} has more than 5 MiB, which Mozilla's linter refuses.`);
}
