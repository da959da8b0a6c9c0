import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withMatrix } from '../tests/e2e/matrix/document.ts';
import { BROWSERS, ROOT } from './project.ts';
import { build } from './stages/build.ts';
import { e2e } from './stages/e2e.ts';

const DOCUMENT = path.join(ROOT, 'docs', 'injection.md');

/** `npm run test:matrix [-- chrome|firefox]`: what each request carries, in real browsers. `-- docs`: writes the table. */
const [wanted] = process.argv.slice(2);
if (wanted === 'docs') {
  await writeFile(DOCUMENT, withMatrix(await readFile(DOCUMENT, 'utf8')));
  console.log('docs/injection.md has the matrix as it is tested.');
} else {
  process.exitCode = await run(BROWSERS.filter((name) => wanted === undefined || name === wanted));
}

async function run(names: typeof BROWSERS): Promise<number> {
  if (names.length === 0) {
    console.error('Say which: npm run test:matrix [-- chrome|firefox|docs]');
    return 1;
  }
  const built = await build();
  if (built.failed > 0) {
    console.error(built.output);
    return 1;
  }
  let faults = 0;
  for (const name of names) {
    const { failed, skipped } = await e2e(name, { filters: ['tests/e2e/matrix.test.ts'], shown: true });
    faults += failed + skipped;
  }
  return faults === 0 ? 0 : 1;
}
