import type { HeaderRule } from '../../../src/injection/header-rule.ts';
import type { VaultLock } from '../../../src/oauth/refresh-state.ts';
import type { TokenSet } from '../../../src/oauth/token-set.ts';
import { living } from '../../../src/storage/secret/credentials.ts';
import type { Vault } from '../../../src/storage/secret/vault.ts';
import { type Background, background } from './background/background.ts';
import type { Machine } from './background/machine.ts';
import { readStores } from './checks/read-stores.ts';
import { type RecordGuard, recordGuard } from './checks/record-guard.ts';
import { type RequestLog, requestLog, type SentRequest } from './checks/request-log.ts';
import { expectTruth, saidNotSaved } from './checks/status-check.ts';
import { recordsIn, writtenRecords } from './checks/stored-tokens.ts';
import { type TokenLedger, tokenLedger } from './checks/token-ledger.ts';
import { type Disk, type DiskWatch, disk, type StoreName, type Write } from './disk/disk.ts';
import { isExpectedError } from './expected-error.ts';
import type { Life } from './life.ts';
import { type Random, seededRandom } from './random.ts';
import { type Scheduler, scheduler } from './scheduler.ts';
import type { ServerFault } from './server/server-fault.ts';
import { type Issued, type ReusePolicy, type TokenFamilies, tokenFamilies } from './server/token-families.ts';
import { logIn, type ServerFacts, serve } from './server/token-server.ts';
import { type SimulatedLocks, separateLocks, simulatedLocks } from './simulated-locks.ts';
import { simulatedRules } from './simulated-rules.ts';
import { type Timeline, timeline } from './timeline.ts';
import { appOf, TOKEN_SETS } from './token-sets.ts';
import { Violation } from './violation.ts';
import { installVirtualGlobals } from './virtual-globals.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly reuse: ReusePolicy;
  /** `expires_in` of good answers, seconds */
  readonly lifetime: number;
  /** alarms outlive the browser (Chromium), or do not (Firefox) */
  readonly alarmsPersist: boolean;
  /** `separate`: every background has locks of its own, and I1 is not asked for */
  readonly locks: 'shared' | 'separate';
}

/** A browser with its stores, clock and backgrounds, a token server, and everything that is checked about them. */
export interface World {
  readonly options: WorldOptions;
  readonly scheduler: Scheduler;
  readonly time: Timeline;
  readonly random: Random;
  readonly disks: Readonly<Record<StoreName, Disk>>;
  readonly families: TokenFamilies;
  readonly ledger: TokenLedger;
  readonly guard: RecordGuard;
  readonly requests: RequestLog;
  /** what goes wrong with the next requests that reach the server */
  readonly serverFaults: ServerFault[];
  readonly counts: { crashes: number; faults: number };
  readonly backgrounds: () => readonly Background[];
  /** Starts a background, as an event or another copy of the extension does. */
  start(): Background;
  /** The background that an event reaches: one that lives, else a new one. */
  wake(): Background;
  /** An event without news: the alarm, or the network being back. */
  lookAround(background: Background): void;
  /** The user deletes an app or a token set. */
  delete(id: string): void;
  undelete(id: string): void;
  lockVault(): void;
  unlockVault(): void;
  /** "Try the token before it" */
  tryPrevious(tokenSetId: string): void;
  wantsGone(tokenSetId: string): boolean;
  /** Neither the disk nor the user has done anything that takes its past away. */
  remembers(tokenSetId: string): boolean;
  killBrowser(): void;
  setClock(by: number): void;
  /** The power has failed: what the user did lately may be undone, and he wants what the disk says. */
  wishWhatIsStored(): void;
  /** A store has lost something, the records of these token sets among it. */
  noteDamage(lost: readonly string[]): void;
  /** What a background that starts now would find. */
  read(): Promise<readonly TokenSet[]>;
  track(promise: Promise<unknown>): void;
  lock: SimulatedLocks['run'];
  /** Lets things happen until nothing can without time passing; checks what holds then. */
  rest(): Promise<void>;
  /** At most so many turns; fewer when nothing waits any more. */
  run(turns: number): Promise<void>;
  /** Lets time pass, with timers and the alarm; stops early where very much happens. */
  pass(ms: number): Promise<void>;
  /** When something next happens by itself, in elapsed ms; null: never. */
  nextMoment(): number | null;
  /** Moves time there; what it sets off happens turn by turn. */
  moveToNextMoment(): void;
  dispose(): void;
}

const MOST_TURNS = 20_000;

const MOST_MOMENTS = 25;

/** How long a deletion can be taken back. */
const UNDO_MS = 10_000;

const LONG_AGO = Number.NEGATIVE_INFINITY;

/** Browsers ring no alarm sooner after it was set (Chromium 120+). */
const SHORTEST_ALARM_MS = 30_000;

export function world(options: WorldOptions): World {
  const random = seededRandom(options.seed);
  const time = timeline();
  const steps = scheduler(random);
  const families = tokenFamilies(options.reuse);
  const counts = { crashes: 0, faults: 0 };
  /** `gone`: what was deleted, and when (elapsed ms) */
  const will = { gone: new Map<string, number>(), tryingPrevious: [] as string[] };
  const serverFaults: ServerFault[] = [];
  const errors: unknown[] = [];
  const asking = new Map<string, SentRequest['asked'][]>();
  /** token sets whose next request is what the user asked for, whoever sends it */
  const owedToTheUser = new Set<string>();
  /** token sets whose record the disk has lost since it was last written */
  const forgotten = new Set<string>();
  const everStored = new Set<string>();
  /** token sets whose refresh token the user has replaced */
  const putByUser = new Set<string>();
  /** where the last status could not be written */
  const refusedStatus: Record<StoreName, boolean> = { local: false, session: false, copy: false };
  let backgrounds: readonly Background[] = [];
  let lives = 0;
  let upheavals = 0;
  let disturbances = 0;
  let lastCalm = 0;
  let alarm: { readonly at: number; readonly setAt: number } | null = null;
  let badge = '';
  let copyWasUnreadable = false;
  let checkedAt = -1;

  let vaultLock: VaultLock = 'open';
  const vault: Vault = { lock: async () => vaultLock };

  const diskWatch: DiskWatch = {
    onWrite(write) {
      heedUser(write);
      noteRecords(write);
      noteAccessTokens(write);
      if (write.changes.has('status')) refusedStatus[write.store] = !write.done;
      guard.onWrite(write);
      ledger.onWrite(write);
      requests.onWrite(write);
    },
    onFault(what) {
      counts.faults += 1;
      disturbances += 1;
      copyWasUnreadable ||= what === 'copy unreadable';
      steps.note(`fault: ${what}`);
    },
  };
  const disks = {
    local: disk('local', diskWatch),
    session: disk('session', diskWatch),
    copy: disk('copy', diskWatch),
  };
  const ledger = tokenLedger(disks);
  const requests = requestLog(options.locks);
  const guard = recordGuard(disks, families, {
    wantsGone,
    mayBeErased: (id) => time.elapsed() - deletedAt(id) >= UNDO_MS,
    onRemoved: (id) => ledger.onRemoved(id),
  });
  steps.onDeath((life) => {
    counts.crashes += 1;
    disturbances += 1;
    backgrounds = backgrounds.filter((each) => each.life !== life);
    for (const { id } of TOKEN_SETS) {
      if ((asking.get(`${life.id} ${id}`) ?? []).length > 0) owedToTheUser.add(id);
    }
    ledger.onDeath(life);
    requests.onDeath(life);
  });
  const sharedLocks = simulatedLocks(steps, time);
  const rules = simulatedRules(steps, expectWritten);

  /** What the user puts in place, pasted or gone back to, is the newest from then on. */
  function heedUser({ store, changes, done }: Write): void {
    if (!done || store !== 'local') return;
    for (const { refreshToken } of writtenRecords(changes)) {
      const issued = families.find(refreshToken);
      if (!issued || !userPut(issued)) continue;
      families.raise(issued);
      putByUser.add(issued.tokenSetId);
      // Whichever background comes first tries it, at once.
      owedToTheUser.add(issued.tokenSetId);
    }
  }

  function userPut(issued: Issued): boolean {
    if (ledger.isPasted(issued)) return true;
    // The newer one may just have been lost by one of the stores.
    const goesBack = Object.values(disks).some((each) => newerThan(issued, each) !== undefined);
    return will.tryingPrevious.includes(issued.tokenSetId) && goesBack;
  }

  function noteAccessTokens({ changes, done }: Write): void {
    for (const text of done ? changes.values() : []) {
      for (const token of accessTokensIn(text ?? '')) everStored.add(token);
    }
  }

  /** Pages can be told nothing; the toolbar button alone can. */
  function statusRefused(): boolean {
    return refusedStatus.local && refusedStatus.session;
  }

  function noteRecords({ store, changes, done }: Write): void {
    if (!done || store === 'session') return;
    for (const { tokenSetId, refreshToken, generation, text } of writtenRecords(changes)) {
      families.noteStored(refreshToken, generation);
      if (store === 'local' && text.includes('"in flight"')) forgotten.delete(tokenSetId);
    }
  }

  function wantsGone(tokenSetId: string): boolean {
    return will.gone.has(tokenSetId) || will.gone.has(appOf(tokenSetId) ?? '');
  }

  function deletedAt(tokenSetId: string): number {
    const times = [tokenSetId, appOf(tokenSetId) ?? ''].flatMap((id) => will.gone.get(id) ?? []);
    return Math.min(...times);
  }

  const machine: Machine = {
    scheduler: steps,
    time,
    random,
    locks: options.locks === 'shared' ? sharedLocks : separateLocks(steps, time),
    disks,
    watch: { onSent, onLogIn, onFetch: expectOpen },
    vault,
    rules,
    alarmOf: (life) => ({
      time: () =>
        steps.call(life, { lane: 'alarms', label: 'reads the alarm', apply: () => alarm?.at ?? null }),
      set: (at) => steps.call(life, { lane: 'alarms', label: 'sets the alarm', apply: () => setAlarm(at) }),
      clear: () =>
        steps.call(life, { lane: 'alarms', label: 'clears the alarm', apply: () => setAlarm(null) }),
    }),
    draw: (life, drawn) =>
      steps.call(life, {
        lane: 'action',
        label: `draws "${drawn}"`,
        apply: () => {
          badge = drawn;
        },
      }),
    async asked(life, { id, asking: who }, refresh) {
      const key = `${life.id} ${id}`;
      const asked = who === 'user' ? 'refresh now' : 'by another command';
      asking.set(key, [...(asking.get(key) ?? []), asked]);
      try {
        return await refresh;
      } finally {
        asking.set(key, (asking.get(key) ?? []).slice(1));
      }
    },
    track,
  };

  function track(promise: Promise<unknown>): void {
    promise.catch((error: unknown) => errors.push(error));
  }

  function setAlarm(at: number | null): void {
    alarm = at === null ? null : { at, setAt: time.elapsed() };
  }

  /** A token that requests carry was stored first, or the disk has refused it. */
  function expectWritten(added: readonly HeaderRule[]): void {
    const unknown = accessTokensIn(JSON.stringify(added)).find((token) => !everStored.has(token));
    if (unknown && disturbances === 0) throw new Violation('I2', `${unknown} is used before it is stored`);
  }

  /** Nothing is sent while it is locked. */
  function expectOpen(): void {
    // What is thrown here looks like a broken network to the background.
    if (vaultLock === 'locked')
      errors.push(new Violation('lock', 'a token request begins while it is locked'));
  }

  function onSent(life: Life, refreshToken: string): ReturnType<Machine['watch']['onSent']> {
    const issued = families.find(refreshToken);
    if (!issued) throw new Violation('I6', `"${refreshToken}" is sent, which nobody issued`);
    expectNewest(refreshToken);
    const begunAt = begunBy(issued);
    const asked = askedFor(life, issued.tokenSetId);
    // What was journalled and then lost by the disk counts for no later life.
    const counted = forgotten.has(issued.tokenSetId) ? -1 : upheavals;
    const request = requests.begin({ life, issued, asked, begunAt, sentAt: time.wall(), upheavals: counted });
    return {
      answer() {
        const fault = serverFaults.shift() ?? null;
        if (fault) counts.faults += 1;
        steps.note(`the server: ${JSON.stringify(fault ?? 'works')}`);
        return serve(refreshToken, fault, serverFacts());
      },
      onEnd(end) {
        requests.end(request, end, time.wall());
        if (typeof end === 'string' || end.gives === null) return;
        // The successor of what the user went back to is known already, and is the newest again.
        if (end.gives.serial < issued.serial) families.raise(end.gives);
        ledger.onReceived(end.gives, life);
      },
    };
  }

  function serverFacts(): ServerFacts {
    return { families, lifetime: options.lifetime, wall: time.wall(), elapsed: time.elapsed() };
  }

  function onLogIn(life: Life, tokenSetId: string): ReturnType<Machine['watch']['onLogIn']> {
    return {
      answer() {
        const courses = ['works', 'works', 'wrong', 'breaks'] as const;
        const course = courses[random.below(courses.length)] ?? 'works';
        steps.note(`the server, asked for a log-in: ${course}`);
        return logIn(tokenSetId, course, serverFacts());
      },
      onEnd(end) {
        if (typeof end === 'object' && end.gives) ledger.onReceived(end.gives, life);
      },
    };
  }

  /** What the user asked for may have died with its background, and is then taken up by the next one. */
  function askedFor(life: Life, tokenSetId: string): SentRequest['asked'] {
    const pending = asking.get(`${life.id} ${tokenSetId}`) ?? [];
    // Which of several asked is not told: the one with the weaker rule.
    if (owedToTheUser.delete(tokenSetId) || pending.includes('by another command'))
      return 'by another command';
    return pending.length > 0 ? 'refresh now' : 'by itself';
  }

  /** An attempt is on disk before it is sent, or no later life would know of it; gives when it began. */
  function begunBy({ tokenSetId, token }: Issued): number {
    const journal = writtenRecords(disks.local.items).filter(
      (record) => record.tokenSetId === tokenSetId && record.refreshToken === token,
    );
    const begun = journal.flatMap(({ text }) => /"in flight".*?"startedAt":([\d.]+)/.exec(text)?.[1] ?? []);
    if (begun.length > 0) return Math.max(...begun.map(Number));
    if (forgotten.has(tokenSetId)) return time.wall();
    throw new Violation('journal', `${token} is sent, and the disk knows nothing of it`);
  }

  function newerThan({ tokenSetId, serial }: Issued, store: Disk): string | undefined {
    const newer = recordsIn(store).find(
      (record) =>
        record.tokenSetId === tokenSetId && (families.find(record.refreshToken)?.serial ?? 0) > serial,
    );
    return newer?.refreshToken;
  }

  /** I6: what is sent is the newest that is stored. */
  function expectNewest(refreshToken: string): void {
    const issued = families.find(refreshToken);
    if (!issued) return;
    // What cannot be read is not known; a later attempt reads it.
    const readable = Object.values(disks).filter(({ name }) => name !== 'copy' || !copyWasUnreadable);
    for (const each of readable) {
      const newer = newerThan(issued, each);
      if (newer) {
        throw new Violation('I6', `${refreshToken} is sent though ${newer} is in ${each.name}`);
      }
    }
  }

  /** An undo that was said to have worked has worked. */
  function expectNotErased(before: ReadonlySet<string>): void {
    const erased = [...guard.removed].find((id) => !before.has(id) && !wantsGone(id));
    if (erased) throw new Violation('I3', `the undo was answered "ok", and ${erased} is erased`);
  }

  function start(): Background {
    lives += 1;
    // What was pasted before the first start has no past.
    if (lives === 1) putByUser.clear();
    const life: Life = { id: lives, alive: true, fuse: null };
    const started = background(machine, life);
    backgrounds = [...backgrounds, started];
    steps.note(`background ${life.id} starts`);
    calmAfter(() => started.tokens.start());
    return started;
  }

  /** A round that nothing disturbed has put the status right. */
  function calmAfter(round: () => Promise<void>): void {
    const before = disturbances;
    track(
      round().then(() => {
        if (disturbances === before) lastCalm = before;
      }),
    );
  }

  function wake(): Background {
    const living = backgrounds;
    return living[random.below(living.length)] ?? start();
  }

  function ring(): void {
    alarm = null;
    steps.note('the alarm rings');
    const woken = wake();
    lookAround(woken);
  }

  function lookAround({ tokens }: Background): void {
    calmAfter(() => tokens.lookAround());
  }

  /** What the commands of a vault will do: the value first, then all that follows from it. */
  function setLock(to: VaultLock): void {
    vaultLock = to;
    disturbances += 1;
    steps.note(`the vault is ${to}`);
    lookAround(wake());
  }

  function alarmMoment(): number | null {
    if (!alarm) return null;
    const due = time.elapsed() + Math.max(0, alarm.at - time.wall());
    return Math.max(due, alarm.setAt + SHORTEST_ALARM_MS);
  }

  function nextMoment(): number | null {
    const moments = [time.next(), alarmMoment()].flatMap((each) => (each === null ? [] : [each]));
    return moments.length === 0 ? null : Math.min(...moments);
  }

  function moveToNextMoment(): void {
    const next = nextMoment();
    if (next !== null) time.moveTo(next);
    const due = alarmMoment();
    if (due !== null && due <= time.elapsed()) ring();
  }

  async function run(turns: number): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) {
      if (!(await steps.step())) return;
      expectNoSurprise();
    }
  }

  function expectNoSurprise(): void {
    const surprise = errors.find((error) => !isExpectedError(error));
    errors.length = 0;
    if (surprise !== undefined) throw surprise;
  }

  async function rest(): Promise<void> {
    const limit = steps.turns() + MOST_TURNS;
    let next: 'next' | undefined;
    while (await steps.step(next)) {
      next = 'next';
      expectNoSurprise();
      if (steps.turns() > limit) throw new Violation('rest', 'it never comes to rest');
    }
    expectNoSurprise();
    // Where a store is silent, time has to pass first.
    if (!Object.values(disks).some(({ silentUntil }) => silentUntil > time.elapsed())) await expectOrder();
  }

  /** What holds while nothing is under way. */
  async function expectOrder(): Promise<void> {
    ledger.expectKept({
      saidNotSaved: (id) => wantsGone(id) || saidNotSaved(disks, id) || (badge === '!' && statusRefused()),
      alone: backgrounds.length === 1,
    });
    const isNews = checkedAt !== steps.turns();
    checkedAt = steps.turns();
    const isQuiet = lastCalm === disturbances && !machine.locks.areAwaited();
    if (isNews && isQuiet && backgrounds.length > 0)
      await expectTruth({ disks, vault, rules, alarmAt: alarm?.at ?? null }, time.wall());
  }

  return {
    options,
    scheduler: steps,
    time,
    random,
    disks,
    families,
    ledger,
    guard,
    requests,
    serverFaults,
    counts,
    backgrounds: () => backgrounds,
    start,
    wake,
    lookAround,
    delete(id) {
      if (!will.gone.has(id)) will.gone.set(id, time.elapsed());
      track(wake().commands['item.delete']({ id }));
    },
    tryPrevious(id) {
      will.tryingPrevious.push(id);
      const tried = wake().commands['token-set.try-previous']({ id });
      const over = () => void will.tryingPrevious.splice(will.tryingPrevious.indexOf(id), 1);
      track(tried.finally(over));
    },
    undelete(id) {
      // No page offers to undo what was not deleted.
      if (!will.gone.has(id)) return;
      const before = new Set(guard.removed);
      const undone = wake()
        .commands['item.undelete']({ id })
        .then(() => {
          will.gone.delete(id);
          expectNotErased(before);
        });
      track(undone);
    },
    lockVault: () => setLock('locked'),
    unlockVault: () => setLock('open'),
    wantsGone,
    remembers: (id) => upheavals === 0 && !putByUser.has(id),
    killBrowser() {
      for (const { life } of backgrounds) steps.kill(life);
      steps.flush();
      disks.session.items.clear();
      rules.onBrowserDeath();
      requests.onBrowserDeath();
      ledger.onBrowserDeath();
      if (!options.alarmsPersist) alarm = null;
    },
    setClock(by) {
      time.setClock(by);
      // Nobody can tell a clock that was set forward from time that has passed.
      if (by > 0) for (const id of will.gone.keys()) will.gone.set(id, LONG_AGO);
      disturbances += 1;
      requests.onClockSet();
    },
    wishWhatIsStored() {
      const records = [...recordsIn(disks.local), ...recordsIn(disks.copy)];
      families.lowerWhatIsForgotten((token, since) =>
        records.some(({ refreshToken, generation }) => refreshToken === token && generation >= since),
      );
      will.gone.clear();
      for (const [key, text] of disks.local.items) {
        if (key.startsWith('deletion.') && text !== 'null')
          will.gone.set(key.slice('deletion.'.length), LONG_AGO);
      }
    },
    noteDamage(lost) {
      copyWasUnreadable = false;
      for (const id of lost) forgotten.add(id);
      upheavals += 1;
      disturbances += 1;
      counts.faults += 1;
      guard.forgetRemovals();
      ledger.onDamage();
    },
    async read() {
      return living(await readStores(disks, vault)).tokenSets;
    },
    track,
    lock: machine.locks.run,
    rest,
    run,
    async pass(ms) {
      const end = time.elapsed() + ms;
      for (let moments = 0; moments < MOST_MOMENTS; moments += 1) {
        await rest();
        const next = nextMoment();
        if (next === null || next > end) {
          time.moveTo(end);
          break;
        }
        moveToNextMoment();
      }
      await rest();
    },
    nextMoment,
    moveToNextMoment,
    dispose: installVirtualGlobals(time),
  };
}

function accessTokensIn(text: string): readonly string[] {
  return text.match(/access-token-\d+\./g) ?? [];
}
