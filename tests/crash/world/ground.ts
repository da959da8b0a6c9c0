import { type AccessTokenCheck, accessTokenCheck } from './checks/access-token-check.ts';
import { type RecordGuard, recordGuard } from './checks/record-guard.ts';
import { type RequestLog, requestLog } from './checks/request-log.ts';
import { type StatusWrites, statusWrites } from './checks/status-writes.ts';
import { writtenRecords } from './checks/stored-tokens.ts';
import { type TokenLedger, tokenLedger } from './checks/token-ledger.ts';
import { type Disk, type DiskWatch, disk, type StoreName, type Write } from './disk/disk.ts';
import { type Random, seededRandom } from './random.ts';
import { type Scheduler, scheduler } from './scheduler.ts';
import type { ServerFault } from './server/server-fault.ts';
import { type ReusePolicy, type TokenFamilies, tokenFamilies } from './server/token-families.ts';
import { type Timeline, timeline } from './timeline.ts';
import { type Upsets, upsetsOf } from './upsets.ts';
import { type AskedRefreshes, askedRefreshes } from './user/asked-refreshes.ts';
import { type DeletedItems, deletedItems } from './user/deleted-items.ts';
import { type PutTokens, putTokens } from './user/put-tokens.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly reuse: ReusePolicy;
  /** `expires_in` of good answers, seconds */
  readonly lifetime: number;
  /** whether alarms survive the browser (Chromium) or not (Firefox) */
  readonly alarmsPersist: boolean;
  /** `separate`: every background has its own locks, and I1 is not checked */
  readonly locks: 'shared' | 'separate';
}

/** The base of a world: randomness, time, stores, and their records. Nothing runs here yet. */
export interface Ground {
  readonly options: WorldOptions;
  readonly scheduler: Scheduler;
  readonly time: Timeline;
  readonly random: Random;
  readonly disks: Readonly<Record<StoreName, Disk>>;
  readonly families: TokenFamilies;
  /** faults of the next requests that reach the server */
  readonly serverFaults: ServerFault[];
  readonly upsets: Upsets;
  readonly deleted: DeletedItems;
  readonly asked: AskedRefreshes;
  readonly puts: PutTokens;
  readonly ledger: TokenLedger;
  readonly guard: RecordGuard;
  readonly requests: RequestLog;
  readonly accessTokens: AccessTokenCheck;
  readonly statusWrites: StatusWrites;
}

export function ground(options: WorldOptions): Ground {
  const random = seededRandom(options.seed);
  const time = timeline();
  const steps = scheduler(random);
  const upsets = upsetsOf(steps.note);
  const told: ((write: Write) => void)[] = [];
  const disks = disksThatTell({
    onWrite: (write) => {
      for (const tell of told) tell(write);
    },
    onFault: upsets.onDiskFault,
  });
  const made = { options, random, time, scheduler: steps, upsets, disks, serverFaults: [] };
  const books = keepBooks(made);
  // The order matters: a token that the user sets is the newest before the write is checked.
  told.push(
    books.puts.onWrite,
    (write) => noteRecords(write, books.families, upsets),
    books.accessTokens.onWrite,
    books.statusWrites.onWrite,
    books.guard.onWrite,
    books.ledger.onWrite,
    books.requests.onWrite,
  );
  steps.onDeath((life) => {
    upsets.onDeath();
    books.asked.onDeath(life);
    books.ledger.onDeath(life);
    books.requests.onDeath(life);
  });
  return { ...made, ...books };
}

function disksThatTell(watch: DiskWatch): Readonly<Record<StoreName, Disk>> {
  return { local: disk('local', watch), session: disk('session', watch), copy: disk('copy', watch) };
}

type Made = Pick<Ground, 'options' | 'random' | 'time' | 'scheduler' | 'upsets' | 'disks' | 'serverFaults'>;

function keepBooks({ options, time, upsets, disks }: Made): Omit<Ground, keyof Made> {
  const families = tokenFamilies(options.reuse);
  const ledger = tokenLedger(disks);
  const deleted = deletedItems(time);
  const asked = askedRefreshes();
  const { wantsGone, mayBeErased } = deleted;
  return {
    families,
    ledger,
    deleted,
    asked,
    puts: putTokens({ families, ledger, disks, asked }),
    guard: recordGuard(disks, families, { wantsGone, mayBeErased, onRemoved: ledger.onRemoved }),
    requests: requestLog(options.locks),
    accessTokens: accessTokenCheck(upsets),
    statusWrites: statusWrites(),
  };
}

function noteRecords({ store, changes, done }: Write, families: TokenFamilies, upsets: Upsets): void {
  if (!done || store === 'session') return;
  for (const { tokenSetId, refreshToken, generation, text } of writtenRecords(changes)) {
    families.noteStored(refreshToken, generation);
    if (store === 'local' && text.includes('"in flight"')) upsets.onJournal(tokenSetId);
  }
}
