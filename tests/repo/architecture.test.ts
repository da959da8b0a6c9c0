import { expect, test } from 'vitest';
import { forbiddenImports } from './check-imports.ts';
import { readSources } from './source-files.ts';

const FOLDERS = ['src', 'sandbox', 'cli', 'tools', 'tests', 'bench'];

test('every import is allowed by the import table', () => {
  const sources = readSources(FOLDERS, ['.ts', '.tsx', '.mjs']);
  expect(sources.length).toBeGreaterThan(100);
  expect(forbiddenImports(sources)).toEqual([]);
});

test.each([
  ['a browser call in a pure room', 'src/oauth/x.ts', "import browser from 'webextension-polyfill';"],
  ['a value where only types are allowed', 'src/injection/x.ts', "import { app } from '../oauth/app.ts';"],
  ['the background in a page', 'src/popup/x.tsx', "import type { A } from '../background/a.ts';"],
  ['a secret item in a page', 'src/popup/x.ts', "import { a } from '../storage/secret/a.ts';"],
  ['a re-export', 'src/inventorum/x.ts', "export { a } from '../oauth/app.ts';"],
  ['a dynamic import', 'src/inventorum/x.ts', "export const later = import('../oauth/app.ts');"],
  ['the sandbox in the extension', 'src/background/x.ts', "import '../../sandbox/sandbox.ts';"],
  ['the command in the extension', 'src/background/x.ts', "import '../../cli/print.ts';"],
  ['storage in the command', 'cli/x.ts', "import '../src/storage/secret/a.ts';"],
  ['a component in the command', 'cli/x.ts', "import '../src/devtools/panel/verdict/facts.tsx';"],
  ['the sandbox in the command', 'cli/x.ts', "import { startSandbox } from '../sandbox/start-sandbox.ts';"],
  ['a test in the extension', 'src/background/x.ts', "import { a } from '../../tests/fakes/a.ts';"],
  ['a library in no row', 'src/ui/x.ts', "import 'lodash';"],
  ['a library whose name only begins alike', 'src/ui/x.ts', "import 'preact-extra';"],
  ['a folder in no row', 'src/helpers/x.ts', "import '../ui/x.ts';"],
])('the check refuses %s', (_what, file, text) => {
  expect(forbiddenImports([{ file, text }])).toHaveLength(1);
});

test('the check lets through what the table allows', () => {
  const file = 'src/injection/x.ts';
  const text =
    "import type { App } from '../oauth/app.ts';\nimport { PRODUCTION } from '../inventorum/environment.ts';";
  expect(forbiddenImports([{ file, text }])).toEqual([]);
});
