import type { Asking } from '../../../../src/oauth/refresh-machine.ts';
import type { Vault } from '../../../../src/storage/secret/vault.ts';
import type { Disk, StoreName } from '../disk/disk.ts';
import type { Life } from '../life.ts';
import type { Random } from '../random.ts';
import type { Scheduler } from '../scheduler.ts';
import type { NetworkWatch } from '../server/simulated-network.ts';
import type { SimulatedAlarm } from '../simulated-alarm.ts';
import type { SimulatedLocks } from '../simulated-locks.ts';
import type { SimulatedRules } from '../simulated-rules.ts';
import type { Timeline } from '../timeline.ts';

/** What the browser and the machine provide to a background. */
export interface Machine {
  readonly scheduler: Scheduler;
  readonly time: Timeline;
  readonly random: Random;
  readonly locks: SimulatedLocks;
  readonly disks: Readonly<Record<StoreName, Disk>>;
  readonly watch: NetworkWatch;
  readonly vault: Vault;
  readonly rules: SimulatedRules;
  readonly alarm: SimulatedAlarm;
  /** text of the toolbar button */
  readonly toolbar: { badge: string };
  /** A command of the user requests a refresh: recorded until it has been carried out. */
  asked<T>(
    life: Life,
    what: { readonly id: string; readonly asking: Asking },
    refresh: Promise<T>,
  ): Promise<T>;
  /** A promise that is not awaited: its error is checked later. */
  track(promise: Promise<unknown>): void;
}
