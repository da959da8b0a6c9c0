import { afterAll, expect, test } from 'vitest';
import { runProgram } from '../../tools/run-program.ts';
import { TEST_SEED } from '../test-seed.ts';
import { type DefectiveCopy, defectiveCopy } from './defects/defective-copy.ts';
import { DEFECTS } from './defects/defects.ts';

/** With the seed of crash.test.ts, each defect is found in fewer runs. */
const RUNS = 60;
const SEED = 20_261_124;
const FOUND = 3;

/** `npm test` plants every sixth defect, `npm run test:soak -- --only crash` all of them. */
const CHOSEN =
  process.env['CRASH_WHOLE'] === undefined
    ? DEFECTS.filter((_defect, index) => (index + TEST_SEED) % 6 === 0)
    : DEFECTS;

const copies: DefectiveCopy[] = [];

afterAll(async () => {
  await Promise.all(copies.map((copy) => copy.remove()));
});

async function hunt(copy: DefectiveCopy): Promise<{ readonly code: number; readonly output: string }> {
  copies.push(copy);
  const script = `${copy.root}/tests/crash/defects/hunt.ts`;
  return await runProgram(process.execPath, ['--import', 'tsx', script, String(RUNS), String(SEED)]);
}

test.concurrent.each(CHOSEN)(
  'without "$name" the suite finds a broken invariant',
  async (defect) => {
    const { code, output } = await hunt(await defectiveCopy(defect));
    expect(code, output).toBe(FOUND);
    expect(output).toMatch(/^(?:Error: )?(?:I[1-6]|journal|lock|write before use|end|rest): /);
  },
  300_000,
);

test.concurrent('the untouched source passes the same runs', async () => {
  const { code, output } = await hunt(await defectiveCopy(null));
  expect(code, output).toBe(0);
}, 300_000);
