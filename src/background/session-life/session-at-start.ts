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
  /** in `storage.session`: ends with the extension */
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

/** The session in force, and which of its pauses are ours. */
interface Held {
  readonly session: SessionPolicy;
  readonly doubt: SessionDoubt | null;
}

/** A reload of our own takes no longer. */
const RELOAD_MS = 60_000;

/** The browser reports its start right after our first script has run. */
const STARTUP_MS = 1000;

/**
 * Sets `kept` to the settings in force: the previous ones in the same browser run, none after a restart, and the
 * previous ones with all tabs paused if neither is certain.
 * @param browserStarted whether the browser has reported its start by now
 */
export async function decideAtStart(parts: SessionParts, browserStarted: () => boolean): Promise<void> {
  const { kept, carried } = parts;
  // A background that only slept finds them in memory.
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

/** The doubt is written first: without it our own pauses would look like the user's. */
async function keep({ kept, notice }: SessionParts, { session, doubt }: Held): Promise<void> {
  if (doubt) await notice.set(doubt);
  await kept.set(session);
}

/** The first start of a build that carries the session. */
async function beginCarrying(parts: SessionParts, browserStarted: () => boolean): Promise<void> {
  const held = await leftByOlderBuild(parts, browserStarted);
  if (held.doubt) await parts.notice.set(held.doubt);
  // If storage refuses the write, the next start finds the older build's profile again, and pauses again.
  await carry(parts, { ...held, reloadingAt: null }).catch(dropped('carried session', undefined));
  await parts.kept.set(held.session);
}

/** Older builds kept tab settings in memory only. They can be read from the rules that the build left, if any. */
async function leftByOlderBuild(parts: SessionParts, browserStarted: () => boolean): Promise<Held> {
  const nothing: Held = { session: DEFAULT_SESSION_POLICY, doubt: null };
  if (!(await parts.ranBefore())) return nothing;
  const older = tabsOfOlderRules(await parts.installedRules());
  if (older === null) {
    await parts.wait(STARTUP_MS);
    // A pause until the restart blocks new tabs, too, and nothing shows whether there was one.
    return browserStarted() ? nothing : lost({ pausedUntilRestart: true, tabs: {} });
  }
  const special = (await parts.openTabIds()).filter((id) => older.special.includes(id));
  if (special.length === 0 && !older.allowing) return nothing;
  const tabs = special.map((id) => [String(id), { ...DEFAULT_TAB_POLICY, paused: true }]);
  return lost({ pausedUntilRestart: false, tabs: Object.fromEntries(tabs) });
}

/** All pauses of this session are ours. */
function lost(session: SessionPolicy): Held {
  const tabs = Object.keys(session.tabs).map(Number);
  return { session, doubt: { kind: 'updated', tabs, pause: session.pausedUntilRestart } };
}

/** The browser run of this session has ended. */
export async function endSession(
  { kept, carried, notice, mark }: SessionParts,
  session: SessionPolicy,
): Promise<void> {
  await notice.set(endedNotice(session));
  await carried.set(null);
  await mark?.write(null);
  await kept.set(DEFAULT_SESSION_POLICY);
}
