import { zipSync } from 'fflate';

/** The bytes of each file by its name: 'src/popup/index.html'. */
export type PackedFiles = ReadonlyMap<string, Uint8Array>;

const UNIX = 3;

/** An entry's mode is in the upper half of its attributes. */
const MODE_SHIFT = 16;

/**
 * A zip that has the same bytes for the same files, wherever and whenever it is made: names sorted, no folders, one
 * date, one mode.
 * @param programs names of the files that may be executed
 */
export function zipFiles(files: PackedFiles, programs: ReadonlySet<string> = new Set()): Uint8Array {
  const names = [...files.keys()].sort();
  const entries = names.map((name) => {
    const attrs = (programs.has(name) ? 0o100755 : 0o100644) << MODE_SHIFT;
    return [name, [files.get(name) ?? new Uint8Array(), { attrs }]] as const;
  });
  // An entry holds local time: this moment differs between zones, and its bytes do not.
  const mtime = new Date(1980, 0, 1, 12);
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0], { mtime, level: 9, os: UNIX });
}
