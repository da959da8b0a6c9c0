import { unzipSync } from 'fflate';
import type { PackedFiles } from './zip-files.ts';

/**
 * The files of a zip, without its folders. Throws if it is none, if two entries have one name (programs differ in which
 * of them they read), or if an entry would be written outside of the folder it is unpacked into.
 */
export function unzipFiles(zip: Uint8Array): PackedFiles {
  const names: string[] = [];
  const files = new Map(
    Object.entries(
      unzipSync(zip, {
        filter: ({ name, originalSize }) => {
          const isFolder = name.endsWith('/') && originalSize === 0;
          if (!isFolder) names.push(name);
          return !isFolder;
        },
      }),
    ),
  );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`The archive has two entries named ${twice}`);
  const outside = names.find((name) => leavesItsFolder(name) || !files.has(name));
  if (outside !== undefined) throw new Error(`The archive has an entry that no folder can hold: ${outside}`);
  return files;
}

function leavesItsFolder(name: string): boolean {
  return /^\/|\\|^[a-z]:/i.test(name) || name.split('/').includes('..');
}
