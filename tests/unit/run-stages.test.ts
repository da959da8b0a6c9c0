import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runStages } from '../../tools/stages/run-stages.ts';
import type { Stage, StageResult } from '../../tools/stages/stage.ts';

const lines: string[] = [];

beforeEach(() => {
  lines.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
});

afterEach(() => vi.restoreAllMocks());

function stage(result: Partial<StageResult> | Error): Stage {
  const run = async () => {
    if (result instanceof Error) throw result;
    return { passed: 0, failed: 0, skipped: 0, output: '', faults: [], ...result };
  };
  return { name: 'stage', budget: 1, run };
}

test.each([
  {
    what: 'all passed',
    stages: [stage({ passed: 2 }), stage({ passed: 3 })],
    last: '5 passed, 0 failed, 0 skipped',
    code: 0,
  },
  {
    what: 'one failed',
    stages: [stage({ passed: 2, failed: 1 })],
    last: '2 passed, 1 failed, 0 skipped',
    code: 1,
  },
  {
    what: 'one skipped',
    stages: [stage({ passed: 2, skipped: 1 })],
    last: '2 passed, 0 failed, 1 skipped',
    code: 1,
  },
  {
    what: 'a stage that threw',
    stages: [stage(new Error('gone'))],
    last: '0 passed, 1 failed, 0 skipped',
    code: 1,
  },
])('the last line counts over all stages: $what', async ({ stages, last, code }) => {
  expect(await runStages([stages])).toBe(code);
  expect(lines.at(-1)?.trim()).toBe(last);
});

test('what failed in any stage is told again at the end, a line each, right before the count', async () => {
  await runStages([
    [stage({ failed: 1, output: 'long', faults: ['a.test.ts: the first: why'] })],
    [stage({ passed: 1 })],
    [
      stage(new Error('gone\nat its place')),
      stage({ skipped: 1, output: 'long', faults: ['b.test.ts: the last'] }),
    ],
  ]);
  expect(lines.slice(-2)).toEqual([
    '\nNot passed:\n  stage: a.test.ts: the first: why\n  stage: Error: gone\n  stage: b.test.ts: the last',
    '\n1 passed, 2 failed, 1 skipped',
  ]);
});

test('a stage ends with what failed in it', async () => {
  await runStages([[stage({ failed: 1, output: 'long', faults: ['a.test.ts: the first: why'] })]]);
  expect(lines[1]).toMatch(/^long\n.*a\.test\.ts: the first: why$/);
  expect(lines[2]).toMatch(/^✗ stage/);
});

test('what a failed stage said is shown, what a passed one said is not', async () => {
  await runStages([
    [stage({ failed: 1, output: 'why it failed' })],
    [stage({ passed: 1, output: 'chatter' })],
  ]);
  expect(lines.join('\n')).toContain('why it failed');
  expect(lines.join('\n')).not.toContain('chatter');
});

test('what a passed stage noted for readers is shown, wherever in its output', async () => {
  const output =
    'stdout | a.test.ts\n\u001b[22m\u001b[39mnote: 1 click\nchatter about a note: none\nnote: 2 questions\n';
  await runStages([[stage({ passed: 1, output })]]);
  expect(lines.slice(1, 4)).toEqual([
    '✓ stage: 1 passed, 0 failed, 0 skipped',
    '  note: 1 click',
    '  note: 2 questions',
  ]);
  expect(lines.join('\n')).not.toContain('chatter');
});
