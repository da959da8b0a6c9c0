import fc from 'fast-check';
import type { DiskFault, StoreName } from '../world/disk/disk.ts';
import type { WorldOptions } from '../world/ground.ts';
import { SERVER_FAULTS, type ServerFault } from '../world/server/server-fault.ts';

/** Something that the user, the machine, the disk or the server does to the extension. */
export type PlanAction =
  | { readonly do: 'refresh now'; readonly set: number }
  | { readonly do: 'look around' }
  | { readonly do: 'start another background' }
  | { readonly do: 'kill a background'; readonly calls: number; readonly when: 'before' | 'after' }
  | { readonly do: 'kill the browser' }
  | { readonly do: 'restart the browser' }
  | {
      readonly do: 'disk fault';
      readonly store: StoreName;
      readonly fault: Pick<DiskFault, 'kind' | 'left'>;
      readonly key: 'all' | 'token set' | 'status';
      readonly set: number;
    }
  | { readonly do: 'lose a record'; readonly set: number }
  | { readonly do: 'lose storage.local' }
  | { readonly do: 'lose power'; readonly writes: number }
  | { readonly do: 'log in'; readonly set: number }
  | { readonly do: 'server fault'; readonly fault: ServerFault }
  | { readonly do: 'delete'; readonly set: number; readonly app: boolean }
  | { readonly do: 'undelete'; readonly set: number; readonly app: boolean }
  | { readonly do: 'edit label'; readonly set: number }
  | { readonly do: 'edit refresh token'; readonly set: number }
  | { readonly do: 'edit app' }
  | { readonly do: 'try previous'; readonly set: number }
  | { readonly do: 'lock' }
  | { readonly do: 'unlock' }
  | { readonly do: 'set the clock'; readonly by: number }
  | { readonly do: 'pass'; readonly ms: number };

export interface Act {
  /** number of steps before it; 0: at once */
  readonly turns: number;
  readonly action: PlanAction;
}

/** A complete run, which can be repeated and shrunk. */
export interface Plan {
  readonly world: WorldOptions;
  readonly acts: readonly Act[];
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const set = fc.nat({ max: 2 });
const app = fc.boolean();

function weighted(
  ...choices: readonly (readonly [number, fc.Arbitrary<PlanAction>])[]
): fc.Arbitrary<PlanAction> {
  return fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

const diskFault: fc.Arbitrary<Pick<DiskFault, 'kind' | 'left'>> = fc.oneof(
  fc.record({
    kind: fc.constantFrom<DiskFault['kind']>('refuse', 'refuse late', 'hang', 'unreadable'),
    left: fc.integer({ min: 1, max: 6 }),
  }),
  fc.constant({ kind: 'refuse' as const, left: 40 }),
  fc.constant({ kind: 'damaged' as const, left: Number.MAX_SAFE_INTEGER }),
);

const action = weighted(
  [8, fc.record({ do: fc.constant('refresh now' as const), set })],
  [6, fc.constant({ do: 'look around' as const })],
  [4, fc.constant({ do: 'start another background' as const })],
  [
    14,
    fc.record({
      do: fc.constant('kill a background' as const),
      calls: fc.integer({ min: 1, max: 25 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  ],
  [2, fc.constant({ do: 'kill the browser' as const })],
  [2, fc.constant({ do: 'restart the browser' as const })],
  [
    5,
    fc.record({
      do: fc.constant('disk fault' as const),
      store: fc.constantFrom<StoreName>('local', 'local', 'session', 'copy'),
      fault: diskFault,
      key: fc.constantFrom('all' as const, 'token set' as const, 'token set' as const, 'status' as const),
      set,
    }),
  ],
  [2, fc.record({ do: fc.constant('lose a record' as const), set })],
  [1, fc.constant({ do: 'lose storage.local' as const })],
  [2, fc.record({ do: fc.constant('lose power' as const), writes: fc.integer({ min: 1, max: 25 }) })],
  [2, fc.record({ do: fc.constant('log in' as const), set })],
  [12, fc.record({ do: fc.constant('server fault' as const), fault: fc.constantFrom(...SERVER_FAULTS) })],
  [2, fc.record({ do: fc.constant('delete' as const), set, app })],
  [2, fc.record({ do: fc.constant('undelete' as const), set, app })],
  [1, fc.record({ do: fc.constant('edit label' as const), set })],
  [2, fc.record({ do: fc.constant('edit refresh token' as const), set })],
  [1, fc.constant({ do: 'edit app' as const })],
  [2, fc.record({ do: fc.constant('try previous' as const), set })],
  [2, fc.constant({ do: 'lock' as const })],
  [4, fc.constant({ do: 'unlock' as const })],
  [
    2,
    fc.record({
      do: fc.constant('set the clock' as const),
      by: fc.constantFrom(-9 * HOUR, -2 * HOUR, -90 * SECOND, -30 * SECOND, 90 * SECOND, 2 * HOUR, 30 * HOUR),
    }),
  ],
  [
    12,
    fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(
        SECOND,
        4 * SECOND,
        9.9 * SECOND,
        11 * SECOND,
        26 * SECOND,
        2 * MINUTE,
        HOUR,
        9 * HOUR,
      ),
    }),
  ],
);

/** Any run of up to 30 actions; shrinks to fewer and earlier actions. */
export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  world: fc.record({
    seed: fc.nat({ max: 0x7fff_ffff }),
    reuse: fc.constantFrom('strict' as const, 'grace' as const, 'revokes the family' as const),
    lifetime: fc.constantFrom(36_000, 600, 60),
    alarmsPersist: fc.boolean(),
    locks: fc.constant('shared' as const),
  }),
  acts: fc.array(fc.record({ turns: fc.nat({ max: 30 }), action }), { minLength: 1, maxLength: 30 }),
});
