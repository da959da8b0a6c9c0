import { expect, test } from 'vitest';
import type { Plan } from './plan/act.ts';
import { runPlan } from './plan/run-plan.ts';

const WORLD: Plan['world'] = {
  seed: 0,
  reuse: 'strict',
  lifetime: 36_000,
  alarmsPersist: false,
  locks: 'shared',
};

const DAMAGED = { kind: 'damaged', left: Number.MAX_SAFE_INTEGER } as const;

/** Runs that once broke an invariant, as short as they could be made. */
const FOUND: readonly (readonly [string, Plan])[] = [
  [
    'one damaged key while all is brought back: the apps stayed away',
    {
      world: WORLD,
      acts: [
        { turns: 0, deed: { do: 'lose storage.local' } },
        { turns: 0, deed: { do: 'disk fault', store: 'local', fault: DAMAGED, key: 'all', set: 0 } },
        { turns: 0, deed: { do: 'pass', ms: 1000 } },
      ],
    },
  ],
  [
    'what the copy alone had was overtaken by an alarm at the start: an older token was sent',
    {
      world: WORLD,
      acts: [
        {
          turns: 22,
          deed: {
            do: 'disk fault',
            store: 'local',
            fault: { kind: 'refuse', left: 40 },
            key: 'all',
            set: 0,
          },
        },
        { turns: 3, deed: { do: 'look around' } },
      ],
    },
  ],
];

test.each(FOUND)('%s', async (_what, plan) => {
  expect((await runPlan(plan)).runs).toBe(1);
});
