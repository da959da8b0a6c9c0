import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeProfile } from '../../tests/browsers/profile.ts';
import { unzipFiles } from '../package/unzip-files.ts';
import type { WrittenPackage } from '../package/write-packages.ts';
import { type PackedFiles, zipFiles } from '../package/zip-files.ts';
import { runProgram } from '../run-program.ts';
import { installInFirefox } from './install-in-firefox.ts';

/** Something that is verified, and what the command must say of it. */
interface Case {
  readonly what: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** 'is what', if it is the same */
  readonly said: string;
  /** installed in a profile of its own, which is verified in its place */
  readonly isInstalled?: boolean;
}

/** Runs `npm run verify` as a stranger does, on each case. Returns what it says wrongly, a sentence each. */
export async function wrongVerdicts(packages: readonly WrittenPackage[]): Promise<readonly string[]> {
  // Where a Firefox that was installed as a snap can read it, too.
  const folder = await makeProfile('verdicts');
  const [source, chrome, firefox] = ['-source.zip', '-chrome.zip', '-firefox.zip'].map(
    (ending) => packages.find(({ name }) => name.endsWith(ending))?.bytes ?? new Uint8Array(),
  );
  const wrong: string[] = [];
  try {
    const zip = path.join(folder, 'source.zip');
    await writeFile(zip, source ?? '');
    for (const { what, file, bytes, said, isInstalled } of casesOf(chrome, firefox)) {
      const written = path.join(folder, file);
      await writeFile(written, bytes);
      const delivered = isInstalled ? path.join(folder, `${file} in a profile`) : written;
      if (isInstalled) await installInFirefox(written, delivered);
      const { code, output } = await runProgram('npm', ['run', 'verify', '--', delivered, '--source', zip]);
      const isRight = output.includes(said) && (code === 0) === (said === SAME);
      if (!isRight) wrong.push(`${what}: ${output.trim().split('\n').at(-1)}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return wrong;
}

const SAME = 'is what';

function casesOf(
  chrome: Uint8Array = new Uint8Array(),
  firefox: Uint8Array = new Uint8Array(),
): readonly Case[] {
  const signed = new Map([...unzipFiles(firefox), ['META-INF/mozilla.rsa', Buffer.from('a signature')]]);
  const asking = zipFiles(withOnePermissionMore(unzipFiles(firefox)));
  return [
    { what: 'the package', file: 'a.zip', bytes: chrome, said: SAME },
    { what: 'signed by the store', file: 'a.xpi', bytes: zipFiles(signed), said: SAME },
    { what: 'packed for Chromium', file: 'a.crx', bytes: crxOf(chrome), said: SAME },
    {
      what: 'one byte changed',
      file: 'b.zip',
      bytes: zipFiles(withFirstByteChanged(unzipFiles(chrome))),
      said: 'differs from byte 0 on',
    },
    { what: 'installed by Firefox', file: 'b.xpi', bytes: firefox, said: SAME, isInstalled: true },
    {
      what: 'installed by Firefox with one permission more',
      file: 'c.xpi',
      bytes: asking,
      said: 'manifest.json differs from byte',
      isInstalled: true,
    },
  ];
}

function withOnePermissionMore(files: PackedFiles): PackedFiles {
  const manifest = new TextDecoder().decode(files.get('manifest.json'));
  const asking = manifest.replace('"storage"', '"storage", "bookmarks"');
  return new Map([...files, ['manifest.json', Buffer.from(asking)]]);
}

/** Version 3, with eight bytes in place of its signatures. */
function crxOf(zip: Uint8Array): Uint8Array {
  const header = Buffer.alloc(20);
  header.write('Cr24');
  header.writeUInt32LE(3, 4);
  header.writeUInt32LE(8, 8);
  return Buffer.concat([header, zip]);
}

function withFirstByteChanged(files: PackedFiles): PackedFiles {
  const [name = '', bytes = new Uint8Array()] = [...files].find(([each]) => each.endsWith('.js')) ?? [];
  const changed = Uint8Array.from(bytes);
  changed[0] = (changed[0] ?? 0) ^ 1;
  return new Map([...files, [name, changed]]);
}
