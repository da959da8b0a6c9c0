import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A package as it is uploaded. */
export interface ReleasePackage {
  /** absolute */
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** 64 hex digits */
  readonly sha256: string;
}

export interface ReleasePackages {
  readonly chrome: ReleasePackage;
  readonly firefox: ReleasePackage;
  readonly source: ReleasePackage;
  readonly npm: ReleasePackage;
  /** of all, the text of SHA256SUMS */
  readonly sums: string;
}

/** The packages of a version in a folder, held against its SHA256SUMS. Throws one sentence if they are other ones. */
export async function packagesIn(folder: string, name: string, version: string): Promise<ReleasePackages> {
  const sums = await readFile(path.join(folder, 'SHA256SUMS'), 'utf8');
  const read = async (ending: string): Promise<ReleasePackage> => {
    const file = path.join(folder, `${name}-${version}${ending}`);
    const bytes = new Uint8Array(await readFile(file));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (!sums.split('\n').includes(`${sha256}  ${path.basename(file)}`))
      throw new Error(`${path.basename(file)} is not what SHA256SUMS says: make the packages anew.`);
    return { file, bytes, sha256 };
  };
  return {
    chrome: await read('-chrome.zip'),
    firefox: await read('-firefox.zip'),
    source: await read('-source.zip'),
    npm: await read('.tgz'),
    sums,
  };
}
