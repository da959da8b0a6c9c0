import { gzipSync } from 'node:zlib';
import { BROWSERS } from '../project.ts';
import { keptRelease, keptReleaseSize, keptReleases } from './kept-releases.ts';
import { unzipFiles } from './unzip-files.ts';
import type { WrittenPackage } from './write-packages.ts';
import type { PackedFiles } from './zip-files.ts';

/** Bytes of one file; the build before may have no such file. */
interface Size {
  readonly raw: number;
  readonly gzipped: number;
}

/** A table: the packages' bytes, of the extensions also unpacked, of all files if wanted, beside the newest kept release. */
export async function sizesBeside(
  packages: readonly WrittenPackage[],
  wanted: { readonly files: boolean },
): Promise<string> {
  const before = (await keptReleases()).at(-1) ?? '';
  const lines: string[] = [`\nBytes of the packages, and before (${before}):`];
  for (const { name, bytes } of packages) lines.push(await packageLine(name, bytes.length, before));
  lines.push(`\nBytes of their files, gzipped, and before:`);
  for (const browser of BROWSERS) {
    const written = packages.find(({ name }) => name.endsWith(`-${browser}.zip`));
    if (!written) continue;
    const [now, then] = [sizes(unzipFiles(written.bytes)), sizes(await keptRelease(before, browser))];
    lines.push(line(`${browser}: all`, total(now), total(then)));
    if (wanted.files) for (const [name, size] of now) lines.push(line(`  ${name}`, size, then.get(name)));
  }
  return lines.join('\n');
}

/** Only the extensions were kept. */
async function packageLine(name: string, now: number, before: string): Promise<string> {
  const browser = BROWSERS.find((each) => name.endsWith(`-${each}.zip`));
  const then = browser ? String(await keptReleaseSize(before, browser)) : 'not kept';
  return `${name.padEnd(48)} ${String(now).padStart(8)}   ${then}`;
}

/** Sizes by name; those with a hash of their content are found under the name without it. */
function sizes(files: PackedFiles): ReadonlyMap<string, Size> {
  const all = new Map<string, Size>();
  for (const [name, bytes] of files) {
    const plain = name.replace(/-[\w-]{8}(\.(?:js|css))$/, '$1');
    const { raw, gzipped } = all.get(plain) ?? { raw: 0, gzipped: 0 };
    all.set(plain, { raw: raw + bytes.length, gzipped: gzipped + gzipSync(bytes).length });
  }
  return all;
}

function total(all: ReadonlyMap<string, Size>): Size {
  const sum = (key: keyof Size) => [...all.values()].reduce((bytes, size) => bytes + size[key], 0);
  return { raw: sum('raw'), gzipped: sum('gzipped') };
}

function line(name: string, now: Size, before: Size | undefined): string {
  const then = before ? `${before.raw} ${before.gzipped}` : 'new';
  return `${name.padEnd(48)} ${String(now.raw).padStart(8)} ${String(now.gzipped).padStart(8)}   ${then}`;
}
