import { expect, test } from 'vitest';
import { countTests } from '../../tools/stages/count-tests.ts';

type Report = Parameters<typeof countTests>[0];

function report(change: Partial<Report>): Report {
  return {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...change,
  };
}

function file(status: string, ...tests: readonly string[]): Report['testResults'][number] {
  return { status, assertionResults: tests.map((one) => ({ status: one })) };
}

test.each([
  {
    what: 'a file whose set-up threw is a failure of its own, beside its skipped tests',
    given: report({ numPendingTests: 2, testResults: [file('failed', 'skipped', 'skipped')] }),
    code: 1,
    found: { passed: 0, failed: 1, skipped: 2 },
  },
  {
    what: 'two such files are two failures',
    given: report({ testResults: [file('failed', 'skipped'), file('failed')], numPendingTests: 1 }),
    code: 1,
    found: { passed: 0, failed: 2, skipped: 1 },
  },
  {
    what: 'a failed test is not counted again with its file',
    given: report({
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [file('failed', 'passed', 'failed')],
    }),
    code: 1,
    found: { passed: 1, failed: 1, skipped: 0 },
  },
  {
    what: 'a run that fails with every test passed (an unhandled error) is a failure',
    given: report({ numPassedTests: 3, testResults: [file('passed', 'passed')] }),
    code: 1,
    found: { passed: 3, failed: 1, skipped: 0 },
  },
  {
    what: 'todo counts as skipped',
    given: report({ numPassedTests: 3, numTodoTests: 1, testResults: [file('passed', 'passed', 'todo')] }),
    code: 0,
    found: { passed: 3, failed: 0, skipped: 1 },
  },
])('$what', ({ given, code, found }) => {
  expect(countTests(given, code)).toEqual(found);
});
