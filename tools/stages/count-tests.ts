import path from 'node:path';
import * as v from 'valibot';
import { ROOT } from '../project.ts';
import type { StageResult } from './stage.ts';

/** The relevant parts of vitest's JSON report. */
export const VITEST_REPORT = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.string(),
      assertionResults: v.array(
        v.object({
          fullName: v.string(),
          status: v.string(),
          failureMessages: v.nullish(v.array(v.string()), []),
        }),
      ),
    }),
  ),
});

type TestFile = v.InferOutput<typeof VITEST_REPORT>['testResults'][number];

/** Characters of a test's message; the rest is in the output. */
const LONGEST_REASON = 160;

/**
 * The result of a run of vitest. A file that failed without a failed test (it was unreadable, or its set-up threw and
 * its tests were skipped) is one failure, and so is a run that failed although nothing in its report did.
 */
export function countTests(
  report: v.InferOutput<typeof VITEST_REPORT>,
  code: number,
): Omit<StageResult, 'output'> {
  const counted = report.numFailedTests + report.testResults.filter(isBroken).length;
  const onlyTheRun = counted === 0 && code !== 0;
  return {
    passed: report.numPassedTests,
    failed: onlyTheRun ? 1 : counted,
    skipped: report.numPendingTests + report.numTodoTests,
    faults: [
      ...report.testResults.flatMap(faultsIn),
      ...(onlyTheRun ? [`the run ended with code ${code}, and no test failed`] : []),
    ],
  };
}

function isBroken({ status, assertionResults }: TestFile): boolean {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

function faultsIn(file: TestFile): readonly string[] {
  const name = path.relative(ROOT, file.name);
  // Its tests were skipped for this reason.
  if (isBroken(file)) return [inOneLine(`${name}: `, file.message)];
  return file.assertionResults
    .filter(({ status }) => status !== 'passed')
    .map(({ fullName, status, failureMessages }) =>
      inOneLine(`${name}: ${fullName.replace(/\s+/g, ' ')}: `, failureMessages?.[0] ?? status),
    );
}

function inOneLine(what: string, reason: string): string {
  const [first = ''] = reason.trim().split('\n');
  return what + first.slice(0, LONGEST_REASON);
}
