import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine } from '../cli/command-line.ts';
import { withMatrix } from '../tests/e2e/matrix/document.ts';
import { BROWSERS, ROOT } from './project.ts';
import { runProgram } from './run-program.ts';
import { build } from './stages/build.ts';
import { e2e, grownMatrix } from './stages/e2e.ts';
import type { StageResult } from './stages/stage.ts';

const DOCUMENT = path.join(ROOT, 'docs', 'injection.md');

/**
 * `npm run test:matrix [-- chrome|firefox]`: what each request carries in real browsers, as part of `npm test`. `-- all
 * [chrome|firefox] [--seed S]`: every possible combination, in an order given by the seed; an interrupted run
 * continues. `-- docs`: writes the tables.
 */
const { positionals, values } = commandLine({
  usage: `
Usage: npm run test:matrix -- [all] [chrome|firefox|docs] [--seed S]

What each request carries, in real browsers; without a browser's name in both.

  all        every possible combination; an interrupted run continues
  docs       writes the tables into docs/injection.md instead
  --seed S   order of the combinations of "all" (1)
`,
  words: ['all', 'docs', ...BROWSERS],
  options: { seed: { type: 'string', default: '1' } },
});
const all = positionals.includes('all');
const wanted = positionals.filter((word) => word !== 'all');
const TABLES = { filters: ['tests/e2e/matrix.test.ts'], shown: true } as const;

if (wanted[0] === 'docs') {
  await writeFile(DOCUMENT, withMatrix(await readFile(DOCUMENT, 'utf8')));
  console.log('docs/injection.md has the matrix as it is tested.');
} else {
  process.exitCode = await run(BROWSERS.filter((name) => wanted.length === 0 || wanted.includes(name)));
}

async function run(names: typeof BROWSERS): Promise<number> {
  if (names.length === 0) {
    console.error('Say which: npm run test:matrix [-- all] [chrome|firefox|docs]');
    return 1;
  }
  const built = await build();
  if (built.failed > 0) {
    console.error(built.output);
    return 1;
  }
  let faults = 0;
  for (const name of names) {
    const stages = all ? [await grown(name)] : [await e2e(name, TABLES), await grown(name)];
    for (const { failed, skipped } of stages) faults += failed + skipped;
  }
  return faults === 0 ? 0 : 1;
}

/** The grown matrix in one browser. */
async function grown(name: (typeof BROWSERS)[number]): Promise<StageResult> {
  const commit = (await runProgram('git', ['rev-parse', '--short', 'HEAD'])).stdout.trim();
  const env = all ? { MATRIX_SEED: values.seed, MATRIX_COMMIT: commit } : {};
  return await grownMatrix(name, { env, shown: true });
}
