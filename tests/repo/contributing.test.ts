import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { ROOT, readSources } from './source-files.ts';

const FOLDERS = 'src|sandbox|cli|tests|tools|bench|docs|public|\\.github|\\.vscode';

/** Texts in backticks that name a file or folder of this project; patterns and examples contain other characters. */
function namedFiles(markdown: string): readonly string[] {
  return [...markdown.matchAll(new RegExp(`\`((?:${FOLDERS})/[\\w./-]*)\``, 'g'))].map(
    ([, file = '']) => file,
  );
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

test('every file that the recipes of CONTRIBUTING.md name is there', () => {
  const named = namedFiles(read('CONTRIBUTING.md'));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});

test('named files are found, commands and patterns are not', () => {
  const text =
    'See `src/a.ts`, `.github/x.yml` and `docs/`; not `npx vitest run src/oauth`, `src/**` or src/b.ts.';
  expect(namedFiles(text)).toEqual(['src/a.ts', '.github/x.yml', 'docs/']);
});

test('every npm command that a document or workflow names exists', () => {
  const sources = [
    ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].map((file) => ({ file, text: read(file) })),
    ...readSources(['docs'], ['.md']),
    ...readSources(['.github', '.vscode'], ['.md', '.yml', '.json']),
  ];
  const named = sources.flatMap(({ text }) =>
    [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name ?? ''),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !(name in packageFile.scripts))).toEqual([]);
});

test('.nvmrc names the oldest Node that must work', () => {
  expect(packageFile.engines.node).toBe(`>=${read('.nvmrc').trim()}`);
});

test('README.md names the keys of the manifest, and how to clone and ask a command', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const manifest = readFileSync(path.join(ROOT, 'manifest.json'), 'utf8');
  const keys = [...manifest.matchAll(/"default": "((?:Alt|Ctrl)\+[^"]+)"/g)].map(([, key = '']) => key);
  expect(keys).toHaveLength(2);
  for (const part of [...keys, 'Clone this repository', '-- --help', 'docs/troubleshooting.md', '»'])
    expect(readme).toContain(part);
});
