import { expect, test } from 'vitest';
import { runPlan } from './plan/run-plan.ts';
import { FOUND_PLANS } from './scenarios/found-plans.ts';

test.each(FOUND_PLANS)('%s', async (_what, plan) => {
  expect((await runPlan(plan)).runs).toBe(1);
});
