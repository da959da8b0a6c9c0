import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine } from '../cli/command-line.ts';
import { type ToldFile, withTold } from '../tests/e2e/tells/document.ts';
import { BROWSERS, ROOT } from './project.ts';
import { runBuilt } from './run-built.ts';
import { e2e } from './stages/e2e.ts';

const DOCUMENT = path.join(ROOT, 'docs', 'what-browsers-tell.md');

/** `npm run test:tells [-- chrome|firefox|docs]`: every way of asking: what browsers tell, and what the panel says. */
const { positionals } = commandLine({
  usage: `
Usage: npm run test:tells -- [chrome|firefox|docs]

Makes every kind of request in real browsers, compares what the panel says with what the server saw, and writes
what each browser tells into tests/e2e/tells/told and docs/what-browsers-tell.md. Without a browser's name in both.

  docs   only writes the document, from those files
`,
  words: ['docs', ...BROWSERS],
  options: {},
});

if (positionals.includes('docs')) await writeDocument();
else await runBuilt(play);

/** Both browsers, or those that are named. */
async function play(): Promise<number> {
  let faults = 0;
  for (const name of BROWSERS.filter((each) => positionals.length === 0 || positionals.includes(each))) {
    const env = { E2E_WHOLE: '1', TELLS_FILE: fileOf(name) };
    const { failed, skipped } = await e2e(name, { filters: ['tests/e2e/tells.test.ts'], shown: true, env });
    faults += failed + skipped;
  }
  await writeDocument();
  return faults === 0 ? 0 : 1;
}

async function writeDocument(): Promise<void> {
  const [chrome, firefox] = await Promise.all([readTold('chrome'), readTold('firefox')]);
  await writeFile(DOCUMENT, withTold(await readFile(DOCUMENT, 'utf8'), { chrome, firefox }));
  console.log('docs/what-browsers-tell.md has what the browsers told.');
}

async function readTold(name: (typeof BROWSERS)[number]): Promise<ToldFile> {
  return JSON.parse(await readFile(fileOf(name), 'utf8'));
}

function fileOf(name: (typeof BROWSERS)[number]): string {
  return path.join(ROOT, 'tests', 'e2e', 'tells', 'told', `${name}.json`);
}
