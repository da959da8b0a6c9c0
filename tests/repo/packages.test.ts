import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dependencies, name, version } from '../../package.json' with { type: 'json' };
import { type Commit, readCommit } from '../../tools/package/read-commit.ts';
import { sizesBeside } from '../../tools/package/sizes-beside.ts';
import { unzipFiles } from '../../tools/package/unzip-files.ts';
import { type WrittenPackage, writePackages } from '../../tools/package/write-packages.ts';
import { findDifferences } from '../../tools/verify/find-differences.ts';
import { ROOT } from './source-files.ts';

const run = promisify(execFile);

/** Three days and some hours from now, in the process and in all that it starts. */
const ANOTHER_DAY = `data:text/javascript,${encodeURIComponent(`
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Date.now());
      else super(...parts);
    }
    static now() {
      return Real.now() + 2.8e8;
    }
  };
`)}`;

/** Everything that differs between machines and must not be seen in a package. */
const ANOTHER_MACHINE = {
  TZ: 'America/St_Johns',
  LC_ALL: 'tr_TR.UTF-8',
  LANG: 'tr_TR.UTF-8',
  NODE_ENV: 'development',
  UV_THREADPOOL_SIZE: '1',
  RAYON_NUM_THREADS: '1',
  NODE_OPTIONS: `--import=${ANOTHER_DAY}`,
};

let temporary: string;
let commit: Commit;
let packages: readonly WrittenPackage[];

beforeAll(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), 'packages-'));
  commit = await readCommit('HEAD');
  packages = await writePackages(commit, path.join(temporary, 'first'));
}, 120_000);

afterAll(() => rm(temporary, { recursive: true }));

function packageNamed(ending: string): Uint8Array {
  return packages.find((one) => one.name.endsWith(ending))?.bytes ?? new Uint8Array();
}

/** `npm run package` in a clone elsewhere, as another machine would run it. */
async function packagedElsewhere(): Promise<string> {
  const clone = path.join(temporary, 'Ein anderer Ordner');
  await run('git', ['clone', '--quiet', '--config', 'core.autocrlf=true', ROOT, clone]);
  await run('git', ['checkout', '--quiet', '--detach', commit.id], { cwd: clone });
  await symlink(path.join(ROOT, 'node_modules'), path.join(clone, 'node_modules'), 'dir');
  // The relative path from the build to the modules differs.
  const deeper = path.join(temporary, 'noch', 'ein', 'Ordner');
  await mkdir(deeper, { recursive: true });
  const script = `umask 077; exec "$0" --import tsx tools/package.ts`;
  await run('sh', ['-c', script, process.execPath], {
    cwd: clone,
    env: { ...process.env, ...ANOTHER_MACHINE, TMPDIR: deeper },
  });
  return path.join(clone, 'out', 'packages');
}

test('are the same bytes in another folder, zone, language, umask, with other line ends, on another day', async () => {
  const [here, there] = [path.join(temporary, 'first'), await packagedElsewhere()];
  expect(await readFile(path.join(there, 'SHA256SUMS'), 'utf8')).toBe(
    await readFile(path.join(here, 'SHA256SUMS'), 'utf8'),
  );
  expect(await readdir(there)).toEqual(await readdir(here));
});

test('are named in SHA256SUMS, as sha256sum checks it', async () => {
  const folder = path.join(temporary, 'first');
  const sums = await readFile(path.join(folder, 'SHA256SUMS'), 'utf8');
  const names = ['-chrome.zip', '-firefox.zip', '-licenses.md', '-sbom.cdx.json', '-source.zip', '.tgz'];
  const lines = names.map(async (what) => {
    const file = `${name}-${version}${what}`;
    const bytes = await readFile(path.join(folder, file));
    return `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`;
  });
  expect(sums).toBe((await Promise.all(lines)).join(''));
});

test('are listed with their sizes, beside those of the release before', async () => {
  const table = await sizesBeside(packages, { files: true });
  const [list = ''] = table.split('Bytes of their files');
  for (const { name: file, bytes } of packages)
    expect(list).toMatch(new RegExp(`${file} +${bytes.length} {3}(?:\\d+|not kept)\\n`));
  expect(table).toMatch(/^ {2}manifest\.json +\d+ +\d+ {3}\d+ \d+$/m);
  for (const line of list.trim().split('\n').slice(1)) console.log(`note: ${line}`);
});

test('are an extension for each browser, of which nothing differs from itself', () => {
  for (const browser of ['chrome', 'firefox'] as const) {
    const files = unzipFiles(packageNamed(`-${browser}.zip`));
    const manifest = JSON.parse(Buffer.from(files.get('manifest.json') ?? []).toString());
    expect('browser_specific_settings' in manifest).toBe(browser === 'firefox');
    expect(manifest.version).toBe(version);
    expect(findDifferences({ browser, files }, files)).toEqual({ found: [], added: [] });
    expect(Buffer.from(packageNamed('licenses.md'))).toEqual(
      Buffer.from(files.get('THIRD-PARTY-LICENSES.md') ?? []),
    );
  }
});

test('hold the source as git keeps it', async () => {
  const { stdout } = await run('git', ['ls-tree', '-r', '--name-only', '-z', 'HEAD'], { cwd: ROOT });
  const files = unzipFiles(packageNamed('source.zip'));
  expect([...files.keys()].sort()).toEqual(stdout.split('\0').slice(0, -1).sort());
  const readme = await run('git', ['show', 'HEAD:README.md'], { cwd: ROOT });
  expect(Buffer.from(files.get('README.md') ?? []).toString()).toBe(readme.stdout);
  expect(commit.programs).toContain('.ci/run');
});

test('are released to doubles of the stores by one command, with a tag that has their sums', async () => {
  const folder = path.join(temporary, 'first');
  const script = ['--import', 'tsx', 'tools/release.ts', '--dry-run', '--packages', folder];
  const { stdout } = await run(process.execPath, script, { cwd: ROOT });
  expect(stdout.split('\n').filter((line) => line.startsWith('✓'))).toHaveLength(4);
  const message = await readFile(path.join(ROOT, 'out/release/tag.txt'), 'utf8');
  expect(message).toMatch(new RegExp(`^Version ${version}\n\n`));
  expect(message.endsWith(`\n\nSHA256SUMS\n${await readFile(path.join(folder, 'SHA256SUMS'), 'utf8')}`)).toBe(
    true,
  );
});

describe('the bill of materials', () => {
  const Bill = v.pipe(
    v.string(),
    v.parseJson(),
    v.object({
      serialNumber: v.pipe(v.string(), v.regex(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)),
      metadata: v.object({ timestamp: v.string(), component: v.object({ name: v.string() }) }),
      components: v.array(
        v.object({
          name: v.string(),
          version: v.string(),
          licenses: v.array(v.object({ license: v.object({ id: v.string() }) })),
          hashes: v.array(v.object({ alg: v.literal('SHA-512'), content: v.string() })),
        }),
      ),
    }),
  );

  test('lists exactly the dependencies that ship, each with version, licence and hash', () => {
    const text = Buffer.from(packageNamed('sbom.cdx.json')).toString();
    const { components } = v.parse(Bill, text);
    expect(Object.fromEntries(components.map((one) => [one.name, one.version]))).toEqual(dependencies);
    for (const { licenses, hashes } of components)
      expect([licenses, hashes].map((all) => all.length)).toEqual([1, 1]);
  });

  test('says of time and number only what the commit says, and names no registry', () => {
    const text = Buffer.from(packageNamed('sbom.cdx.json')).toString();
    const { metadata } = v.parse(Bill, text);
    expect(metadata).toEqual({
      timestamp: new Date(commit.committedAt).toISOString(),
      component: { name },
    });
    const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect(hosts).toEqual(['cyclonedx.org']);
    expect(text).not.toContain('npm/cli');
  });
});
