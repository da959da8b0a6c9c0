import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { nodeModule, OUT } from '../project.ts';
import { runProgram, runScript } from '../run-program.ts';
import { countTests, VITEST_REPORT } from './count-tests.ts';
import { oneFailure, type StageResult } from './stage.ts';

interface VitestRun {
  /** of vitest.config.ts */
  readonly projects: readonly string[];
  /** name of the report */
  readonly name: string;
  readonly filters?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly shown?: boolean;
}

/**
 * Runs projects of vitest.config.ts. A run without a report, or one that fails although all tests passed, is one
 * failure.
 */
export async function vitest({
  projects,
  name,
  filters = [],
  env = {},
  shown = false,
}: VitestRun): Promise<StageResult> {
  const file = path.join(OUT, 'reports', `${name}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filters,
  ];
  const sampled = { TEST_SEED: await testSeed(), ...env };
  const { code, output } = await runScript(nodeModule('vitest', 'vitest.mjs'), args, { env: sampled, shown });
  const text = await readFile(file, 'utf8').catch(() => '');
  const report = v.safeParse(v.pipe(v.string(), v.parseJson(), VITEST_REPORT), text);
  return report.success ? { ...countTests(report.output, code), output } : oneFailure(output);
}

/** Every second file, row and sixth defect has its turn within them. */
const SEEDS = 12;

/** The same for the same commit, so that a run can be repeated; another commit samples other rows. */
export async function testSeed(): Promise<string> {
  const { code, stdout } = await runProgram('git', ['rev-parse', 'HEAD']);
  return process.env['TEST_SEED'] ?? String(code === 0 ? Number.parseInt(stdout.slice(0, 4), 16) % SEEDS : 0);
}
