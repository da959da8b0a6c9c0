import * as v from 'valibot';
import type { StageResult } from './stage.ts';

/** The parts of vitest's JSON report that count. */
export const VITEST_REPORT = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  numTodoTests: v.number(),
  testResults: v.array(
    v.object({ status: v.string(), assertionResults: v.array(v.object({ status: v.string() })) }),
  ),
});

/**
 * What a run of vitest found. A file that failed without a failed test (it could not be read, or its set-up threw and
 * its tests were skipped) is one failure; so is a run that failed though nothing in its report did.
 */
export function countTests(
  report: v.InferOutput<typeof VITEST_REPORT>,
  code: number,
): Omit<StageResult, 'output'> {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const counted = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: counted === 0 && code !== 0 ? 1 : counted,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
