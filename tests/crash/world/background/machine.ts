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

/** What the browser and the machine give to a background. */
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
  /** what the toolbar button shows */
  readonly toolbar: { badge: string };
  /** A command of the user asks for a refresh: notes that until it has been seen to. */
  asked<T>(
    life: Life,
    what: { readonly id: string; readonly asking: Asking },
    refresh: Promise<T>,
  ): Promise<T>;
  /** A promise that nobody waits for: what it throws is looked at later. */
  track(promise: Promise<unknown>): void;
}
