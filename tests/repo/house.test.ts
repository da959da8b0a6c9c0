import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { entriesByFolder, filesInCircles, typesNamedTwice } from './house.ts';
import { OUTER_ROOMS } from './import-table.ts';
import { ROOT, readSources, type SourceFile } from './source-files.ts';

const SOURCES = readSources(['src', 'sandbox', 'cli', 'tools', 'bench'], ['.ts', '.tsx', '.mjs']).filter(
  // Declarations for other projects use the names of the types that they describe.
  ({ file }) => !/\.(?:test\.tsx?|d\.ts)$/.test(file),
);
const DEVTOOLS = 'src/devtools';

describe('the house', () => {
  test('no file imports itself in a circle, types counted', () => {
    expect(SOURCES.length).toBeGreaterThan(600);
    expect(filesInCircles(SOURCES)).toEqual([]);
  });

  test('a circle of types is detected', () => {
    const sources = [
      { file: 'src/a.ts', text: "import type { B } from './b.ts';" },
      { file: 'src/b.ts', text: "import { c } from './c/c.ts';" },
      { file: 'src/c/c.ts', text: "import type { A } from '../a.ts';" },
      { file: 'src/d.ts', text: "import { c } from './c/c.ts';" },
    ];
    expect(filesInCircles(sources)).toEqual(['src/a.ts', 'src/b.ts', 'src/c/c.ts']);
    expect(filesInCircles(sources.slice(1))).toEqual([]);
  });

  test('no two files export a type of one name', () => {
    expect(typesNamedTwice(SOURCES)).toEqual([]);
  });

  test('a name of two types is detected', () => {
    const sources = [
      { file: 'src/a.ts', text: 'export interface Call {}' },
      { file: 'sandbox/b.ts', text: "import 'x';\nexport type Call = 1;\ninterface Sent {}" },
      { file: 'src/c.ts', text: 'export interface Calls {}\ninterface Sent {}' },
    ];
    expect(typesNamedTwice(sources)).toEqual(['Call: src/a.ts, sandbox/b.ts']);
  });
});

/** Node 20 and 22 refuse addresses with Latin-1 letters, once V8 optimised the call. */
const CAN_PARSE = /\bURL\s*\.\s*canParse\b/;

describe('addresses', () => {
  test('are parsed by parseUrl, never only tested', () => {
    const files = readSources(['src', 'sandbox', 'cli', 'tools', 'bench', 'tests'], ['.ts', '.tsx', '.mjs']);
    // Comments may say why.
    const code = files.map(({ file, text }) => ({
      file,
      text: text.replace(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, ''),
    }));
    expect(code.flatMap(({ file, text }) => (CAN_PARSE.test(text) ? [file] : []))).toEqual([]);
    expect(`if (!${'URL'}.canParse(text)) return null;`).toMatch(CAN_PARSE);
  });
});

/** Words that nobody could guess. The glossary has others: location, position, tab status, time limit, action. */
const UNGUESSABLE = new Set([
  'deed',
  'desk',
  'door',
  'heed',
  'patience',
  'place',
  'silence',
  'standing',
  'strip',
]);

describe('names', () => {
  test('no file and no export has a name that nobody can guess', () => {
    const names = SOURCES.flatMap(namesIn);
    expect(names.length).toBeGreaterThan(2000);
    expect(names.filter(isUnguessable)).toEqual([]);
  });

  test('such a name is detected', () => {
    const source = {
      file: 'src/popup/strip/tab.ts',
      text: 'export const SHORT_PATIENCE = 1;\nexport class Replaced {}',
    };
    expect(namesIn(source).filter(isUnguessable)).toEqual(['src/popup/strip/tab.ts', 'SHORT_PATIENCE']);
  });
});

function namesIn({ file, text }: SourceFile): readonly string[] {
  const exported = text.matchAll(/^export (?:async )?(?:const|function\*?|interface|type|class) (\w+)/gm);
  return [file, ...[...exported].map(([, name = '']) => name)];
}

function isUnguessable(name: string): boolean {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word) => UNGUESSABLE.has(word.replace(/s$/, '')) || UNGUESSABLE.has(word));
}

/** A selector that would break with a change of test ids or roles. */
const FOUND_BY_HANDLE = /\[(?:data-testid|role)\b/;

test('no part of the extension finds an element by its test id or its role', () => {
  const product = SOURCES.filter(({ file }) => file.startsWith('src/') && !OUTER_ROOMS.test(file));
  expect(product.filter(({ text }) => FOUND_BY_HANDLE.test(text)).map(({ file }) => file)).toEqual([]);
  expect(FOUND_BY_HANDLE.test(`querySelector('[data-testid="undo"]')`)).toBe(true);
  expect(FOUND_BY_HANDLE.test(`closest('[role=grid]')`)).toBe(true);
});

describe('the folders of src/devtools', () => {
  const folders = entriesByFolder(readSources([DEVTOOLS], ['']).map(({ file }) => file));
  const own = [...folders].filter(([folder]) => folder.startsWith(DEVTOOLS));

  test('none has fewer than four entries', () => {
    expect(own.length).toBeGreaterThan(10);
    expect(own.filter(([, entries]) => entries < 4)).toEqual([]);
  });

  test('none lies deeper than src/devtools/panel/list', () => {
    expect(own.map(([folder]) => folder).filter((folder) => folder.split('/').length > 4)).toEqual([]);
  });

  test('a folder of one file is detected', () => {
    expect(entriesByFolder(['src/a.ts', 'src/b/c.ts']).get('src/b')).toBe(1);
    expect(entriesByFolder(['src/a.ts', 'src/b/c.ts']).get('src')).toBe(2);
  });

  test('their files have 65 lines or more on average', () => {
    const lines = SOURCES.filter(({ file }) => file.startsWith(DEVTOOLS) && !OUTER_ROOMS.test(file)).map(
      ({ text }) => text.split('\n').length - 1,
    );
    expect(lines.reduce((sum, each) => sum + each, 0) / lines.length).toBeGreaterThanOrEqual(65);
  });
});

test('every file that docs/architecture.md names exists', () => {
  const text = readFileSync(path.join(ROOT, 'docs/architecture.md'), 'utf8');
  const named = [...text.matchAll(/`((?:src|sandbox|cli|tools|tests|bench)\/[\w./-]*)`/g)].map(
    ([, name = '']) => name,
  );
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
});
