import { stripVTControlCharacters } from 'node:util';
import { oneFailure, type Stage, type StageResult } from './stage.ts';

interface Timed {
  readonly stage: Stage;
  readonly result: StageResult;
  readonly seconds: number;
}

/** More would only wait for each other on two cores. */
const AT_ONCE = 3;

/**
 * Runs groups of stages one after the other, three stages of a group at once, and prints their results. Failures are
 * repeated at the end, one per line, because a long log is cut at its start. The last line is `N passed, N failed, N
 * skipped`. Returns the exit code: skipped tests are failures.
 */
export async function runStages(groups: readonly (readonly Stage[])[]): Promise<0 | 1> {
  const done: Timed[] = [];
  for (const group of groups) done.push(...(await runGroup(group)));
  console.log('\nSeconds, and the budget on two cores:');
  for (const { stage, seconds } of done) {
    const late = seconds > stage.budget ? '  over its budget' : '';
    console.log(`  ${stage.name.padEnd(20)} ${seconds.toFixed(1).padStart(6)} / ${stage.budget}${late}`);
  }
  const faults = done.flatMap(({ stage, result }) =>
    result.faults.map((fault) => `  ${stage.name}: ${fault}`),
  );
  if (faults.length > 0) console.log(`\nNot passed:\n${faults.join('\n')}`);
  const passed = total(done, 'passed');
  const failed = total(done, 'failed');
  const skipped = total(done, 'skipped');
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return failed + skipped === 0 ? 0 : 1;
}

/** As soon as a stage ends the next one begins, so that no core waits for the slowest. */
async function runGroup(group: readonly Stage[]): Promise<readonly Timed[]> {
  const waiting = group.values();
  const done: Timed[] = [];
  async function runNext(): Promise<void> {
    for (const stage of waiting) done.push(await runTimed(stage));
  }
  await Promise.all(Array.from({ length: AT_ONCE }, runNext));
  return group.flatMap((stage) => done.filter((one) => one.stage === stage));
}

async function runTimed(stage: Stage): Promise<Timed> {
  console.log(`… ${stage.name}`);
  const start = performance.now();
  const result = await stage.run().catch((error: unknown) => oneFailure(String(error)));
  const seconds = (performance.now() - start) / 1000;
  const { passed, failed, skipped, output, faults } = result;
  if (failed + skipped > 0) console.log([output, ...faults.map((fault) => `  ✗ ${fault}`)].join('\n'));
  const mark = failed + skipped === 0 ? '✓' : '✗';
  console.log(`${mark} ${stage.name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  // A test's counts are shown always, the rest of its output only if something failed.
  for (const [note] of stripVTControlCharacters(output).matchAll(/^note: .*$/gm)) console.log(`  ${note}`);
  return { stage, result, seconds };
}

function total(done: readonly Timed[], key: 'passed' | 'failed' | 'skipped'): number {
  return done.reduce((sum, { result }) => sum + result[key], 0);
}
