import { expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { openSandbox } from '../../sandbox/testing/open-sandbox.ts';
import { createLearnedFor, sessionCalls } from '../../src/devtools/panel/calls/knowledge.ts';
import { accessAdvice } from '../../src/diagnosis/access-advice.ts';
import { drawCalls, type SessionStep, seededRandom } from './draw-calls.ts';
import { environmentOf, recordSession } from './record-session.ts';

/** Broad and narrow token sets, one of an app issued before 2019, and none. */
const TOKEN_SETS = ['Warehouse sync', 'Read only', 'Catalogue admin', 'Shop export', 'Everything', null];

/** The number of calls that are refused for their scope. */
async function refusals(sandbox: Sandbox, steps: readonly SessionStep[]): Promise<number> {
  const recorded = await recordSession(sandbox, steps);
  return recorded.filter(({ diagnosis }) => diagnosis.verdict.kind === 'scope.wrong').length;
}

/** Makes the calls until one is refused for its scope. */
async function isRefused(sandbox: Sandbox, steps: readonly SessionStep[]): Promise<boolean> {
  for (const step of steps) if ((await refusals(sandbox, [step])) > 0) return true;
  return false;
}

test('the least set of a session of 500 calls serves every one of them, and no scope of it can be left out', async () => {
  const { sandbox } = await openSandbox();
  const steps = drawCalls(500, TOKEN_SETS, seededRandom(20_261_124));
  const recorded = await recordSession(sandbox, steps);
  expect(recorded).toHaveLength(500);
  const calls = sessionCalls(recorded, [environmentOf(sandbox)], createLearnedFor()([]));
  const advice = accessAdvice(calls);
  expect(advice.map(({ tokenSet }) => tokenSet?.label ?? null).toSorted()).toEqual(TOKEN_SETS.toSorted());
  expect(new Set(steps.map(({ method, path }) => `${method} ${path}`)).size).toBeGreaterThan(60);
  expect(advice.flatMap(({ unknown, disputed }) => [...unknown, ...disputed])).toEqual([]);
  // Initially some scope must be missing, or the advice would have nothing to show.
  expect(await refusals(sandbox, steps)).toBeGreaterThan(100);

  for (const { tokenSet, least } of advice) {
    if (tokenSet === null) continue;
    const own = steps.filter((step) => step.tokenSet === tokenSet.label);
    expect(own.length, tokenSet.label).toBeGreaterThan(50);
    expect(least.length, tokenSet.label).toBeGreaterThan(5);
    sandbox.grant(tokenSet.label, least.join(' '));
    expect(await refusals(sandbox, own), tokenSet.label).toBe(0);
    for (const left of least) {
      sandbox.grant(tokenSet.label, least.filter((scope) => scope !== left).join(' '));
      expect(await isRefused(sandbox, own), `${tokenSet.label} without ${left}`).toBe(true);
    }
  }
}, 240_000);
