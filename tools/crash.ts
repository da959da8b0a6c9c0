import { commandLine } from '../cli/command-line.ts';
import { add, NO_RUNS } from '../tests/crash/plan/run-plan.ts';
import { search, summary } from '../tests/crash/plan/search.ts';

// Random crash runs: npm run test:crash -- --runs N --seed S. The same seed repeats the same runs.

const BATCH = 1000;

const { values } = commandLine({
  usage: `
Usage: npm run test:crash -- [options]

Random crash runs of the token life cycle.

  --runs N   how many (1000)
  --seed S   the same seed repeats the same runs (1)
`,
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const runs = positive('--runs', values.runs);
const seed = positive('--seed', values.seed);

let tally = NO_RUNS;
let broken = false;
for (let begun = 0; begun < runs && !broken; begun += BATCH) {
  const batch = { runs: Math.min(BATCH, runs - begun), seed: seed + begun / BATCH };
  const found = await search({ ...batch, shrink: true });
  tally = add(tally, found.tally);
  broken = found.broken;
  if (runs > BATCH) console.error(`${begun + batch.runs} of ${runs} runs`);
  if (found.broken)
    console.error(`${found.report}\nAgain: npm run test:crash -- --runs ${batch.runs} --seed ${batch.seed}`);
}
console.log(summary(tally, broken ? 1 : 0));
process.exitCode = broken ? 1 : 0;

function positive(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`${name} needs a whole number over 0, not "${text}".`);
  process.exit(1);
}
