import { DEFAULT_SESSION_POLICY, DEFAULT_TAB_POLICY, type SessionPolicy } from '../../injection/policy.ts';
import type { SessionDoubt, SessionNotice } from '../../storage/public/session-notice.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { dropped } from '../../trace.ts';
import {
  type CarriedSession,
  doubted,
  endedNotice,
  isEmpty,
  trusted,
  withOpenTabs,
} from './carried-session.ts';
import { type CarryParts, carry } from './carry.ts';
import { tabsOfOlderRules } from './tabs-of-older-rules.ts';

type Item<T> = Pick<StoredItem<T>, 'get' | 'set'>;

export interface SessionParts extends CarryParts {
  /** in `storage.session`: ends with the extension, too */
  readonly kept: Item<SessionPolicy>;
  readonly notice: Item<SessionNotice | null>;
  readonly openTabIds: () => Promise<readonly number[]>;
  /** Whether any build has run here before. */
  readonly ranBefore: () => Promise<boolean>;
  /** the session rules, as the browser reports them */
  readonly installedRules: () => Promise<readonly unknown[]>;
  /** ms since the epoch */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** What holds, and which of its pauses are ours. */
interface Held {
  readonly session: SessionPolicy;
  readonly doubt: SessionDoubt | null;
}

/** A reload of our own takes no longer. */
const RELOAD_MS = 60_000;

/** The browser says that it has started right after our first script has run. */
const STARTUP_MS = 1000;

/**
 * Makes `kept` hold what holds now: the same as before where the browser is the same, nothing where it started anew,
 * and where nothing tells, the same with its tabs paused.
 * @param browserStarted whether the browser has said so by now
 */
export async function decideAtStart(parts: SessionParts, browserStarted: () => boolean): Promise<void> {
  const { kept, carried } = parts;
  // A background that was only asleep finds it in memory.
  if ((await kept.get()) !== undefined) return;
  const before = await carried.get();
  if (before === undefined) return await beginCarrying(parts, browserStarted);
  if (before === null || isEmpty(before.session)) return await kept.set(DEFAULT_SESSION_POLICY);
  const doubt = before.doubt ?? null;
  const same = await isSameBrowser(parts, before, browserStarted);
  if (same === 'no') return await endSession(parts, trusted(before.session, doubt));
  const tabs = withOpenTabs(before.session.tabs, await parts.openTabIds());
  const session = { ...before.session, tabs };
  await keep(parts, same === 'yes' ? { session, doubt } : doubted(session, doubt));
}

async function isSameBrowser(
  { mark, now, wait }: SessionParts,
  before: CarriedSession,
  browserStarted: () => boolean,
): Promise<'yes' | 'no' | 'not told'> {
  if (mark) return (await mark.read()) === before.mark ? 'yes' : 'no';
  const elapsed = now() - (before.reloadingAt ?? Number.NEGATIVE_INFINITY);
  if (elapsed < 0 || elapsed > RELOAD_MS) return 'not told';
  await wait(STARTUP_MS);
  return browserStarted() ? 'no' : 'yes';
}

/** The reason comes first: a pause of ours that nobody tells of could not be told from the user's. */
async function keep({ kept, notice }: SessionParts, { session, doubt }: Held): Promise<void> {
  if (doubt) await notice.set(doubt);
  await kept.set(session);
}

/** The first start of a build that carries anything, ever. */
async function beginCarrying(parts: SessionParts, browserStarted: () => boolean): Promise<void> {
  const held = await leftByOlderBuild(parts, browserStarted);
  if (held.doubt) await parts.notice.set(held.doubt);
  // On a disk that refuses, the next start finds the older build's profile again, and closes it again.
  await carry(parts, { ...held, reloadingAt: null }).catch(dropped('carried session', undefined));
  await parts.kept.set(held.session);
}

/** An older build kept what was set for tabs in memory alone. What it was is told by the rules that it left, or nothing tells. */
async function leftByOlderBuild(parts: SessionParts, browserStarted: () => boolean): Promise<Held> {
  const nothing: Held = { session: DEFAULT_SESSION_POLICY, doubt: null };
  if (!(await parts.ranBefore())) return nothing;
  const older = tabsOfOlderRules(await parts.installedRules());
  if (older === null) {
    await parts.wait(STARTUP_MS);
    // In a pause until the restart new tabs are shut, too, and nothing tells whether there was one.
    return browserStarted() ? nothing : lost({ pausedUntilRestart: true, tabs: {} });
  }
  const special = (await parts.openTabIds()).filter((id) => older.special.includes(id));
  if (special.length === 0 && !older.allowing) return nothing;
  const tabs = special.map((id) => [String(id), { ...DEFAULT_TAB_POLICY, paused: true }]);
  return lost({ pausedUntilRestart: false, tabs: Object.fromEntries(tabs) });
}

/** The pauses of this session are ours. */
function lost(session: SessionPolicy): Held {
  const tabs = Object.keys(session.tabs).map(Number);
  return { session, doubt: { kind: 'updated', tabs, pause: session.pausedUntilRestart } };
}

/** The browser that all this was for has ended. */
export async function endSession(
  { kept, carried, notice, mark }: SessionParts,
  session: SessionPolicy,
): Promise<void> {
  await notice.set(endedNotice(session));
  await carried.set(null);
  await mark?.write(null);
  await kept.set(DEFAULT_SESSION_POLICY);
}
