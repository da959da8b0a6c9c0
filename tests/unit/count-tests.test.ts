import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../tools/project.ts';
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
  return {
    name: path.join(ROOT, 'some.test.ts'),
    status,
    message: 'Error: no set-up\n  at its place',
    assertionResults: tests.map((one, index) => ({
      fullName: `does\n  ${index}`,
      status: one,
      failureMessages: one === 'failed' ? ['AssertionError: expected 1\nto be 2'] : [],
    })),
  };
}

test.each([
  {
    what: 'a file whose set-up threw is a failure of its own, beside its skipped tests',
    given: report({ numPendingTests: 2, testResults: [file('failed', 'skipped', 'skipped')] }),
    code: 1,
    found: { passed: 0, failed: 1, skipped: 2, faults: ['some.test.ts: Error: no set-up'] },
  },
  {
    what: 'two such files are two failures',
    given: report({ testResults: [file('failed', 'skipped'), file('failed')], numPendingTests: 1 }),
    code: 1,
    found: {
      passed: 0,
      failed: 2,
      skipped: 1,
      faults: ['some.test.ts: Error: no set-up', 'some.test.ts: Error: no set-up'],
    },
  },
  {
    what: 'a failed test is not counted again with its file',
    given: report({
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [file('failed', 'passed', 'failed')],
    }),
    code: 1,
    found: {
      passed: 1,
      failed: 1,
      skipped: 0,
      faults: ['some.test.ts: does 1: AssertionError: expected 1'],
    },
  },
  {
    what: 'a run that fails with every test passed (an unhandled error) is a failure',
    given: report({ numPassedTests: 3, testResults: [file('passed', 'passed')] }),
    code: 1,
    found: {
      passed: 3,
      failed: 1,
      skipped: 0,
      faults: ['the run ended with code 1, and no test failed'],
    },
  },
  {
    what: 'todo counts as skipped',
    given: report({ numPassedTests: 3, numTodoTests: 1, testResults: [file('passed', 'passed', 'todo')] }),
    code: 0,
    found: { passed: 3, failed: 0, skipped: 1, faults: ['some.test.ts: does 1: todo'] },
  },
])('$what', ({ given, code, found }) => {
  expect(countTests(given, code)).toEqual(found);
});
