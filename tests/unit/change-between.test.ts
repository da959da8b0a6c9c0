import { expect, test } from 'vitest';
import { changeBetween } from '../../tools/dev/change-between.ts';

const MANIFEST = JSON.stringify({
  background: { service_worker: 'loader.js', type: 'module' },
  devtools_page: 'src/devtools/index.html',
});

const BEFORE: Readonly<Record<string, string>> = {
  'manifest.json': MANIFEST,
  'loader.js': "import './assets/background.js';",
  'assets/background.js': "import { a } from './shared.js';",
  'assets/shared.js': 'export const a = 1;',
  'src/devtools/index.html': '<script src="/assets/devtools.js"></script>',
  'assets/devtools.js': 'panel("/src/devtools/panel/index.html")',
  'src/devtools/panel/index.html': '<script src="/assets/panel.js"></script>',
  'assets/panel.js': 'import { part } from "./part.js"; new Worker("/assets/worker.js");',
  'assets/worker.js': 'names()',
  'src/popup/index.html': '<link href="/assets/popup.css"><script src="/assets/popup.js"></script>',
  'assets/popup.css': 'a{}',
  'assets/popup.js': "import './part.js'; import('./form.js');",
  'assets/form.js': 'import { again } from "./popup.js";',
  'assets/part.js': 'export const part = 1;',
  '_locales/en/messages.json': '{}',
};

const POPUP = 'src/popup/index.html';
const PANEL = 'src/devtools/panel/index.html';

test.each<[string, Record<string, string | null>, 'extension' | readonly string[]]>([
  ['nothing', {}, []],
  ['a page', { [POPUP]: '<p>' }, [POPUP]],
  ['a style', { 'assets/popup.css': 'b{}' }, [POPUP]],
  ['what a page loads later', { 'assets/form.js': '1' }, [POPUP]],
  ['a worker of the panel', { 'assets/worker.js': '1' }, [PANEL]],
  ['what two pages share', { 'assets/part.js': '2' }, [PANEL, POPUP]],
  ['the background', { 'assets/background.js': '2' }, 'extension'],
  ['what the background imports', { 'assets/shared.js': '2' }, 'extension'],
  ['the DevTools page', { 'assets/devtools.js': '2' }, 'extension'],
  ['the manifest', { 'manifest.json': `${MANIFEST} ` }, 'extension'],
  ['a text', { '_locales/en/messages.json': '{"a":1}' }, 'extension'],
  ['an icon that is gone', { 'icons/16.png': null }, 'extension'],
  ['a file that nobody loads', { LICENSE: 'MIT' }, []],
])('a change of %s', (_what, changes, reload) => {
  const before = { ...BEFORE, 'icons/16.png': 'x' };
  const after = Object.entries({ ...before, ...changes }).filter(([, text]) => text !== null);
  const files = new Map(after.map(([file, text]) => [file, String(text)]));
  expect(changeBetween(new Map(Object.entries(before)), files)).toEqual({ reload });
});

test("Firefox's background is a list of scripts", () => {
  const manifest = JSON.stringify({ background: { scripts: ['bg.js'] }, devtools_page: 'd.html' });
  const files = (text: string) => new Map([...Object.entries({ 'manifest.json': manifest, 'bg.js': text })]);
  expect(changeBetween(files('1'), files('2'))).toEqual({ reload: 'extension' });
});
