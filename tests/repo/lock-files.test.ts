import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { dependencies } from '../../package.json' with { type: 'json' };
import { ROOT } from './source-files.ts';

interface Entry {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
}

/** Packages with an install script. None of these scripts is needed: docs/supply-chain.md. */
const WITH_SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  'package-lock.json': ['node_modules/esbuild'],
  'bench/package-lock.json': [],
  'tests/command/runners/package-lock.json': ['node_modules/@parcel/watcher'],
  'tests/consumers/package-lock.json': ['node_modules/@scarf/scarf', 'node_modules/msw'],
};

function entriesOf(lock: string): readonly (readonly [string, Entry])[] {
  const { packages } = JSON.parse(lock) as { packages: Readonly<Record<string, Entry>> };
  return Object.entries(packages).filter(([place]) => place !== '');
}

/** Entries whose package could be replaced without a change of the lock file. */
function unpinned(lock: string): readonly string[] {
  const bad = entriesOf(lock).filter(
    ([, { integrity = '', resolved, link = false }]) =>
      link ||
      !/^sha512-[\w+/]{86}==$/.test(integrity) ||
      (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')),
  );
  return bad.map(([place]) => place);
}

describe('lock files', () => {
  const files = execFileSync('git', ['ls-files', '-z', '--', '*package-lock.json'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\0')
    .slice(0, -1);
  const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

  test('are the four that the table above knows', () => {
    expect(files.sort()).toEqual(Object.keys(WITH_SCRIPTS).sort());
  });

  test.each(files)('%s pins every package by its hash, and names no other registry', (file) => {
    expect(entriesOf(read(file)).length).toBeGreaterThan(50);
    expect(unpinned(read(file))).toEqual([]);
  });

  test.each(files)('%s has an install script only where docs/supply-chain.md says why', (file) => {
    const found = entriesOf(read(file)).flatMap(([place, { hasInstallScript }]) =>
      hasInstallScript ? [place] : [],
    );
    expect(found).toEqual(WITH_SCRIPTS[file]);
    const document = read('docs/supply-chain.md');
    expect(found.filter((place) => !document.includes(`\`${place.replace('node_modules/', '')}\``))).toEqual(
      [],
    );
  });

  test.each([
    ['no hash', {}],
    ['an old hash', { integrity: 'sha1-aaaa' }],
    ['another host', { resolved: 'https://registry.npmjs.org.other.test/a.tgz' }],
    ['git', { resolved: 'git+ssh://git@github.com/a/b.git#c' }],
    ['a folder', { link: true }],
  ])('an entry with %s is found', (_what, entry) => {
    const fine = { integrity: `sha512-${'a'.repeat(86)}==` };
    const lock = (one: Entry) => JSON.stringify({ packages: { '': {}, a: fine, b: one } });
    expect(unpinned(lock(fine))).toEqual([]);
    expect(unpinned(lock(Object.keys(entry).length === 0 ? {} : { ...fine, ...entry }))).toEqual(['b']);
  });

  test('no install script runs: .npmrc says so', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  });
});

test('docs/supply-chain.md says of every package that ships why it does', () => {
  const text = readFileSync(path.join(ROOT, 'docs/supply-chain.md'), 'utf8');
  const rows = [...text.matchAll(/^\| `([^`]+)` \| [\w.-]+ \| \d+ kB[^|]* \| [^|]{5,} \|$/gm)];
  expect(rows.map(([, name]) => name)).toEqual(Object.keys(dependencies));
});
