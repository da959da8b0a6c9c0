import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { nodeModule, OUT } from '../project.ts';
import { runScript } from '../run-program.ts';
import { oneFailure, type StageResult } from './stage.ts';

/** The parts of vitest's JSON report that count. */
const Report = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

interface VitestRun {
  /** of vitest.config.ts */
  readonly projects: readonly string[];
  /** names the report */
  readonly name: string;
  readonly filters?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly shown?: boolean;
}

/** Runs projects of vitest.config.ts. A run without a report, or that fails with all tests passed, is one failure. */
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
  const { code, output } = await runScript(nodeModule('vitest', 'vitest.mjs'), args, { env, shown });
  const text = await readFile(file, 'utf8').catch(() => '');
  const report = v.safeParse(v.pipe(v.string(), v.parseJson(), Report), text);
  return report.success ? count(report.output, code, output) : oneFailure(output);
}

function count(report: v.InferOutput<typeof Report>, code: number, output: string): StageResult {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const counted = report.numFailedTests + broken.length;
  const failed = counted === 0 && code !== 0 ? 1 : counted;
  return {
    passed: report.numPassedTests,
    failed,
    skipped: report.numPendingTests + report.numTodoTests,
    output,
  };
}
