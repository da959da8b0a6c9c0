import { firstPartOf } from '../../../../src/background/status/first-part.ts';
import { nextWake } from '../../../../src/background/status/next-wake.ts';
import { saysTheSame, statusOf } from '../../../../src/background/status/status-of.ts';
import { desiredRules } from '../../../../src/injection/desired-rules.ts';
import { type RuleChanges, ruleChanges } from '../../../../src/injection/rule-changes.ts';
import { nextWanted } from '../../../../src/oauth/refresh-machine.ts';
import { dueAt, lifetimeOf } from '../../../../src/oauth/schedule.ts';
import type { TokenSet } from '../../../../src/oauth/token-set.ts';
import type { Status } from '../../../../src/storage/public/status.ts';
import { type Credentials, withoutDeleted } from '../../../../src/storage/secret/credentials.ts';
import type { Vault } from '../../../../src/storage/secret/vault.ts';
import { withStandIn } from '../../../../src/storage/with-stand-in.ts';
import { statusIn, viewIn } from '../background/public-items.ts';
import type { Disk, StoreName } from '../disk/disk.ts';
import { parseOnce } from '../disk/parse-once.ts';
import { RULE_FACTS, type SimulatedRules } from '../simulated-rules.ts';
import { Violation } from '../violation.ts';
import { reading, readStores } from './read-stores.ts';

const LONGEST_BACKOFF_MS = 3_600_000;

/** How long a deletion can be undone. */
const UNDO_MS = 10_000;

/** A smaller step back of the clock is not noticed. */
const TOLERANCE_MS = 60_000;

type Disks = Readonly<Record<StoreName, Disk>>;

interface Seen {
  readonly disks: Disks;
  readonly vault: Vault;
  readonly rules: SimulatedRules;
  /** when the alarm fires, ms since the epoch; null: never */
  readonly alarmAt: number | null;
}

/**
 * I4: the status for pages, the header rules and the alarm match the stores and the clock. Not checked during a fault.
 */
export async function expectTruth({ disks, vault, rules, alarmAt }: Seen, now: number): Promise<void> {
  if (Object.values(disks).some(({ faults }) => faults.some(({ left }) => left > 0))) return;
  const areas = { local: reading(disks.local), session: reading(disks.session) };
  const { onDisk, standIn, firstPart } = statusIn(areas);
  const stored = await withStandIn(onDisk, standIn).get();
  const credentials = await readStores(disks, vault);
  const computed = statusOf(credentials, now);
  if (!saysTheSame(stored, computed)) {
    throw new Violation('I4', `the status is ${JSON.stringify(stored)}, true is ${JSON.stringify(computed)}`);
  }
  expectPartOf(computed, await firstPart.get());
  const told = credentials.tokenSets.find((set) => saysToken(stored, set));
  if (told) throw new Violation('I4', `the status holds the refresh token of ${told.id}`);
  const accessTokenOf = (id: string) =>
    credentials.tokenSets.find((set) => set.id === id)?.accessToken ?? null;
  const wake = nextWake(credentials, (await viewIn(areas, credentials, now)).policy, now);
  if (wake !== null && (alarmAt === null || alarmAt > wake + 1000)) {
    throw new Violation('I4', `the alarm is set to ${alarmAt}, and must ring at ${wake}`);
  }
  if (credentials.lock === 'open') expectNoWrongWait(credentials, now);
  const forgotten = computed.pendingDeletions.find(({ until }) => until - now > UNDO_MS);
  if (forgotten)
    throw new Violation('I4', `${forgotten.id} can be taken back for ${forgotten.until - now} ms`);
  async function changesAt(moment: number): Promise<RuleChanges> {
    const view = await viewIn(areas, credentials, moment);
    return ruleChanges(rules.installed(), desiredRules(view, { ...RULE_FACTS, accessTokenOf }));
  }
  // The rule of an access token that has just ended is removed when the alarm fires.
  const [missing, wrong] = [(await changesAt(now)).add, (await changesAt(0)).remove];
  if (missing.length + wrong.length > 0) {
    throw new Violation(
      'I4',
      `of the header rules ${wrong.length} are wrong and ${missing.length} are missing`,
    );
  }
}

/** The popup shows the first part before it reads the whole status. */
function expectPartOf(status: Status, part: Status | null | undefined): void {
  if (!part) return;
  const computed = firstPartOf(status, part.part?.named ?? []);
  if (computed === null || !saysTheSame(part, computed)) {
    throw new Violation('I4', `the first part of the status is ${JSON.stringify(part)}`);
  }
}

/** Servers may repeat what was sent to them, but the status is public. */
function saysToken(status: unknown, { refreshToken }: TokenSet): boolean {
  return JSON.stringify(status).includes(refreshToken);
}

/** Nothing waits longer than its maximum, as it would after the clock was set back. */
function expectNoWrongWait(credentials: Credentials, now: number): void {
  for (const { id, lifetime, refresh } of withoutDeleted(credentials).tokenSets) {
    // A server may name a time by its own clock.
    if (refresh.state === 'backing off' && refresh.cause.kind === 'rate limited') continue;
    const longest = refresh.state === 'idle' ? dueAt(0, lifetimeOf(null, lifetime)) : LONGEST_BACKOFF_MS;
    const wait = (nextWanted(refresh) ?? now) - now;
    if (wait > longest + TOLERANCE_MS) throw new Violation('I4', `${id} waits ${wait} ms: ${refresh.state}`);
  }
}

/** Whether pages report that the token set is not on disk. */
export function saidNotSaved({ local, session }: Disks, tokenSetId: string): boolean {
  const standIn: unknown = Reflect.get(Object(parseOnce(session.items.get('status') ?? '{}')), 'value');
  const status = standIn ? session.items.get('status') : local.items.get('status');
  return new RegExp(`"id":"${tokenSetId}".*?"saved":\\{"state":"not yet"`).test(status ?? '');
}
