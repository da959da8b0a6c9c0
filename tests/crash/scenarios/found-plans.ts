import type { Plan } from '../plan/act.ts';

const WORLD: Plan['world'] = {
  seed: 0,
  reuse: 'strict',
  lifetime: 36_000,
  alarmsPersist: false,
  locks: 'shared',
};

const DAMAGED = { kind: 'damaged', left: Number.MAX_SAFE_INTEGER } as const;

/** Plans that once broke an invariant, as short as possible. */
export const FOUND_PLANS: readonly (readonly [string, Plan])[] = [
  [
    'one damaged key while all is brought back: the apps stayed away',
    {
      world: WORLD,
      acts: [
        { turns: 0, action: { do: 'lose storage.local' } },
        { turns: 0, action: { do: 'disk fault', store: 'local', fault: DAMAGED, key: 'all', set: 0 } },
        { turns: 0, action: { do: 'pass', ms: 1000 } },
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
          action: {
            do: 'disk fault',
            store: 'local',
            fault: { kind: 'refuse', left: 40 },
            key: 'all',
            set: 0,
          },
        },
        { turns: 3, action: { do: 'look around' } },
      ],
    },
  ],
  [
    'the power failed, and a command wrote over what the copy alone had',
    {
      world: WORLD,
      acts: [
        { turns: 24, action: { do: 'server fault', fault: { kind: 'reset', rotated: false } } },
        { turns: 18, action: { do: 'set the clock', by: -32_400_000 } },
        { turns: 20, action: { do: 'delete', set: 0, app: false } },
        { turns: 28, action: { do: 'look around' } },
        { turns: 0, action: { do: 'pass', ms: 1000 } },
        { turns: 0, action: { do: 'lose power', writes: 6 } },
        { turns: 0, action: { do: 'try previous', set: 2 } },
        { turns: 0, action: { do: 'kill a background', calls: 7, when: 'after' } },
      ],
    },
  ],
  [
    'a damaged record came back from the copy while it was erased',
    {
      world: { ...WORLD, seed: 1_601_520_161 },
      acts: [
        { turns: 13, action: { do: 'server fault', fault: { kind: 'reset', rotated: false } } },
        {
          turns: 13,
          action: {
            do: 'disk fault',
            store: 'local',
            fault: { kind: 'refuse', left: 1 },
            key: 'status',
            set: 0,
          },
        },
        { turns: 10, action: { do: 'kill a background', calls: 9, when: 'before' } },
        { turns: 2, action: { do: 'delete', set: 1, app: false } },
        { turns: 9, action: { do: 'set the clock', by: -32_400_000 } },
        { turns: 1, action: { do: 'set the clock', by: 108_000_000 } },
        { turns: 1, action: { do: 'lose a record', set: 1 } },
      ],
    },
  ],
  [
    'a token came back that storage refused, and the edit that failed said nothing of it',
    {
      world: WORLD,
      acts: [
        { turns: 0, action: { do: 'pass', ms: 1000 } },
        {
          turns: 0,
          action: {
            do: 'disk fault',
            store: 'local',
            fault: { kind: 'refuse', left: 40 },
            key: 'all',
            set: 0,
          },
        },
        { turns: 0, action: { do: 'lose a record', set: 1 } },
        { turns: 0, action: { do: 'edit refresh token', set: 1 } },
      ],
    },
  ],
  [
    'the clock was set forward while a request was on its way, and back later: what waited went on waiting',
    {
      world: { ...WORLD, seed: 30_247_542 },
      acts: [
        { turns: 18, action: { do: 'server fault', fault: { kind: 'reset', rotated: false } } },
        { turns: 7, action: { do: 'set the clock', by: 108_000_000 } },
        { turns: 0, action: { do: 'pass', ms: 1000 } },
        { turns: 0, action: { do: 'set the clock', by: -32_400_000 } },
      ],
    },
  ],
  [
    'deleted, then the clock was set back: it could be taken back for two hours',
    {
      world: WORLD,
      acts: [
        { turns: 0, action: { do: 'pass', ms: 1000 } },
        { turns: 0, action: { do: 'delete', set: 0, app: false } },
        { turns: 30, action: { do: 'set the clock', by: -7_200_000 } },
        { turns: 0, action: { do: 'restart the browser' } },
        { turns: 0, action: { do: 'pass', ms: 4000 } },
      ],
    },
  ],
];
