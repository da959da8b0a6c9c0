import { DEFAULT_SESSION_POLICY, type SessionPolicy } from '../../injection/policy.ts';
import type { BrowserMark } from '../../platform/browser-mark.ts';
import type { SessionNotice } from '../../storage/public/session-notice.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import {
  type CarriedSession,
  doubted,
  endedNotice,
  isEmpty,
  trusted,
  withOpenTabs,
} from './carried-session.ts';

type Item<T> = Pick<StoredItem<T>, 'get' | 'set'>;

export interface SessionParts {
  /** in `storage.session`: ends with the extension, too */
  readonly kept: Item<SessionPolicy>;
  /** on disk */
  readonly carried: Item<CarriedSession | null>;
  readonly notice: Item<SessionNotice | null>;
  /** null: the browser has no such place (Firefox) */
  readonly mark: BrowserMark | null;
  readonly openTabIds: () => Promise<readonly number[]>;
  /** ms since the epoch */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** A reload of our own takes no longer. */
const RELOAD_MS = 60_000;

/** Firefox says that it has started right after our first script has run. */
const STARTUP_MS = 1000;

/**
 * Makes `kept` hold what holds now: the same as before where the browser is the same, nothing where it started anew,
 * and where nothing tells, the same with its tabs paused.
 * @param browserStarted whether the browser has said so by now
 */
export async function decideAtStart(parts: SessionParts, browserStarted: () => boolean): Promise<void> {
  const { kept, carried, notice } = parts;
  // A background that was only asleep finds it in memory.
  if ((await kept.get()) !== undefined) return;
  const before = (await carried.get()) ?? null;
  if (before === null || isEmpty(before.session)) return await kept.set(DEFAULT_SESSION_POLICY);
  const same = await isSameBrowser(parts, before, browserStarted);
  if (same === 'no') return await endSession(parts, before.session);
  const tabs = withOpenTabs(before.session.tabs, await parts.openTabIds());
  const session = { ...before.session, tabs };
  if (same === 'yes') return await kept.set(session);
  const doubt = doubted(session);
  await notice.set(doubt.notice);
  await kept.set(doubt.session);
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

/** The browser that all this was for has ended. */
export async function endSession(
  { kept, carried, notice, mark }: SessionParts,
  session: SessionPolicy,
): Promise<void> {
  await notice.set(endedNotice(trusted(session, await notice.get())));
  await carried.set(null);
  await mark?.write(null);
  await kept.set(DEFAULT_SESSION_POLICY);
}
