import { appendFile, cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Dev, startDev } from '../../tools/dev/start-dev.ts';
import { OUT, ROOT } from '../../tools/project.ts';
import type { Page } from '../browsers/browser.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { E2E_BROWSER } from './harness/e2e-browser.ts';
import { waitForState } from './harness/popup.ts';

// `npm run dev` on a copy of the sources, so that nothing of the project is edited.

const COPY = path.join(OUT, 'dev-loop', E2E_BROWSER);
const SOURCES = [
  'src',
  'public',
  'manifest.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  'tools/build',
  'LICENSE',
];
/** For a build and a reload on a busy machine. */
const TIME_LIMIT_MS = 60_000;

let dev: Dev;
let tab: Page;
const told: string[] = [];

beforeAll(async () => {
  await rm(COPY, { recursive: true, force: true });
  await mkdir(COPY, { recursive: true });
  for (const name of SOURCES) await cp(path.join(ROOT, name), path.join(COPY, name), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules'), path.join(COPY, 'node_modules'), 'dir');
  dev = await startDev({
    browser: E2E_BROWSER,
    headless: true,
    root: COPY,
    tell: (line) => told.push(line),
  });
  tab = await dev.browser.openPage('https://app.inventorum.com/');
});

afterAll(() => dev?.close());

const MARK = "\ndocument.documentElement.dataset['edited'] = 'yes';\n";

function edit(file: string, text: string): Promise<void> {
  return appendFile(path.join(COPY, file), text);
}

async function showsTheEdit(page: Page): Promise<void> {
  const isEdited = () => document.documentElement.dataset['edited'] === 'yes';
  await waitUntil('the page shows the edit', () => page.evaluate(isEdited), TIME_LIMIT_MS);
}

test('the sample credentials are saved, and an edit shows in the popup that is open', async () => {
  const popup = await dev.browser.openPopup(tab);
  await waitForState(popup, 'Warehouse sync', 'live/idle');
  await edit('src/popup/main.tsx', MARK);
  await showsTheEdit(popup);
  await waitForState(popup, 'Catalogue admin', 'live/idle');
  await popup.close();
  expect(told).toEqual(['Loaded again: src/popup/index.html']);
});

test('an edit shows in the panel that is open', async () => {
  told.length = 0;
  const panel = await dev.browser.openPanel(tab);
  await edit('src/devtools/panel/main.tsx', MARK);
  await showsTheEdit(panel);
  await panel.close();
  expect(told).toEqual(['Loaded again: src/devtools/panel/index.html']);
});

test('a build that fails is told, and changes nothing', async () => {
  told.length = 0;
  await edit('src/options/main.tsx', '\nthis is no code(\n');
  await waitUntil(
    'the fault is told',
    () => told.some((line) => line.includes('src/options/main.tsx')),
    TIME_LIMIT_MS,
  );
  const options = await dev.browser.openPage(`${dev.browser.extensionOrigin}/src/options/index.html`);
  await options.waitFor(() => document.querySelector('h1'));
  await options.close();
  await cp(path.join(ROOT, 'src/options/main.tsx'), path.join(COPY, 'src/options/main.tsx'));
});

test('an edit of the background or of a text loads the extension again', async () => {
  await edit('src/background/index.ts', "\nvoid chrome.storage.session.set({ edited: 'yes' });\n");
  const edited = async () => (await browser.storage.session.get('edited'))['edited'];
  await waitUntil(
    'the background is the edited one',
    async () => (await dev.browser.inExtension(edited)) === 'yes',
    TIME_LIMIT_MS,
  );
  told.length = 0;
  const texts = path.join(COPY, 'src/messages/texts/browser.ts');
  await writeFile(texts, (await readFile(texts, 'utf8')).replace('use with this page', 'use on this page'));
  await waitUntil('the extension is loaded again', () => told.length > 0, TIME_LIMIT_MS);
  expect(told).toEqual(['The extension is loaded again.']);
  const inMenu = () => browser.i18n.getMessage('menuUsePage');
  await waitUntil(
    'the new text is shown',
    async () => (await dev.browser.inExtension(inMenu)) === 'INVENTORUM: use on this page…',
    TIME_LIMIT_MS,
  );
});
