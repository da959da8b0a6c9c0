import type { TokenSet } from '../../../src/oauth/token-set.ts';
import { withoutDeleted } from '../../../src/storage/secret/credentials.ts';
import { type Backgrounds, backgrounds } from './background/backgrounds.ts';
import type { Machine } from './background/machine.ts';
import { orderCheck } from './checks/order-check.ts';
import { readStores } from './checks/read-stores.ts';
import { type Ground, ground, type WorldOptions } from './ground.ts';
import { type PassingTime, passingTime } from './passing-time.ts';
import { tokenEndpoint } from './server/token-endpoint.ts';
import { simulatedAlarm } from './simulated-alarm.ts';
import { type SimulatedLocks, separateLocks, simulatedLocks } from './simulated-locks.ts';
import { simulatedRules } from './simulated-rules.ts';
import { simulatedVault } from './simulated-vault.ts';
import { unawaited } from './unawaited.ts';
import { type User, user } from './user/user.ts';
import { installVirtualGlobals } from './virtual-globals.ts';

/** A browser with its stores, clock and backgrounds, a user, a token server, and all checks. */
export interface World extends Ground, PassingTime {
  readonly user: User;
  readonly backgrounds: Backgrounds['living'];
  readonly start: Backgrounds['start'];
  readonly wake: Backgrounds['wake'];
  readonly lookAround: Backgrounds['lookAround'];
  /** Neither the disk nor the user has removed its past. */
  remembers(tokenSetId: string): boolean;
  killBrowser(): void;
  setClock(by: number): void;
  /** A store has lost data, including the records of these token sets. */
  noteDamage(lost: readonly string[]): void;
  /** What a background that starts now would find. */
  read(): Promise<readonly TokenSet[]>;
  track(promise: Promise<unknown>): void;
  lock: SimulatedLocks['run'];
  dispose(): void;
}

export function world(options: WorldOptions): World {
  const base = ground(options);
  const vault = simulatedVault();
  const promises = unawaited();
  const machine: Machine = {
    scheduler: base.scheduler,
    time: base.time,
    random: base.random,
    disks: base.disks,
    locks: locksOf(base),
    watch: tokenEndpoint(base, vault, promises),
    vault,
    rules: simulatedRules(base.scheduler, base.accessTokens.expectWritten),
    alarm: simulatedAlarm(base.scheduler, base.time),
    toolbar: { badge: '' },
    asked: base.asked.noteUntil,
    track: promises.track,
  };
  const many = backgrounds(base, machine);
  const { living: backgroundsNow, start, wake, lookAround } = many;
  return {
    ...base,
    ...happenings(base, machine, many),
    ...passingTime(base, {
      alarm: machine.alarm,
      ring() {
        machine.alarm.drop();
        base.scheduler.note('the alarm rings');
        lookAround(wake());
      },
      expectNoSurprise: promises.expectNoSurprise,
      expectOrder: orderCheck(base, { machine, living: () => backgroundsNow().length }),
    }),
    user: user(base, { backgrounds: many, vault, unawaited: promises }),
    backgrounds: backgroundsNow,
    start,
    wake,
    lookAround,
    remembers: (id) => base.upsets.losses() === 0 && !base.puts.hasReplaced(id),
    read: async () => withoutDeleted(await readStores(base.disks, vault)).tokenSets,
    track: promises.track,
    lock: machine.locks.run,
    dispose: installVirtualGlobals(base.time),
  };
}

function locksOf({ options, scheduler, time }: Ground): SimulatedLocks {
  return options.locks === 'shared' ? simulatedLocks(scheduler, time) : separateLocks(scheduler, time);
}

/** Events of the machine and the browser that affect everything at once. */
function happenings(
  { options, scheduler, time, disks, deleted, guard, ledger, requests, upsets }: Ground,
  { rules, alarm }: Machine,
  { living }: Backgrounds,
): Pick<World, 'killBrowser' | 'setClock' | 'noteDamage'> {
  return {
    killBrowser() {
      for (const { life } of living()) scheduler.kill(life);
      scheduler.flush();
      disks.session.items.clear();
      rules.onBrowserDeath();
      requests.onBrowserDeath();
      ledger.onBrowserDeath();
      if (!options.alarmsPersist) alarm.drop();
    },
    setClock(by) {
      time.setClock(by);
      deleted.onClockSet(by);
      upsets.disturb();
      requests.onClockSet();
    },
    noteDamage(lost) {
      upsets.onDamage(lost);
      guard.forgetRemovals();
      ledger.onDamage();
    },
  };
}
