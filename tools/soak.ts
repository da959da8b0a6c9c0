import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS, ROOT } from './project.ts';
import { runProgram } from './run-program.ts';
import { build } from './stages/build.ts';
import { e2e } from './stages/e2e.ts';
import { vitest } from './stages/vitest.ts';

/**
 * `npm run test:soak [-- --crash N --kills N --rounds N --seed S]`: the long counts, by hand. `npm test` takes a tenth
 * of them or less. What it found goes to the end of docs/soak.md, with date and seed.
 */
const { values } = parseArgs({
  options: {
    crash: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});

const lines: string[] = [];

/** One line of the report; the run goes on whatever came of it. */
function say(name: string, found: string): void {
  lines.push(`- ${name}: ${found}`);
  console.log(`${name}: ${found}`);
}

const crash = await runProgram('npm', [
  'run',
  '--silent',
  'test:crash',
  '--',
  '--runs',
  values.crash,
  '--seed',
  values.seed,
]);
say('crash runs', lastLine(crash.stdout));

const kills = await vitest({
  projects: ['sandbox'],
  name: 'soak-sandbox',
  filters: ['kill.test'],
  env: { SANDBOX_KILLS: values.kills },
});
say(`sandbox killed ${values.kills} times`, kills.failed === 0 ? 'nothing half-rotated' : kills.output);

const built = await build();
if (built.failed > 0) say('build', built.output);
for (const name of BROWSERS) {
  let failed = 0;
  for (let round = 0; round < Number(values.rounds); round += 1) {
    failed += (await e2e(name, { filters: ['kills', 'worker-life', 'disasters'] })).failed;
  }
  say(`${values.rounds} rounds of kills, rotations and disasters in ${name}`, `${failed} failed`);
}

const heading = `\n## ${new Date().toISOString().slice(0, 10)}, seed ${values.seed}\n`;
await appendFile(path.join(ROOT, 'docs', 'soak.md'), `${heading}${lines.join('\n')}\n`);

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
