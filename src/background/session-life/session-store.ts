import { DEFAULT_SESSION_POLICY, type SessionPolicy } from '../../injection/policy.ts';
import type { WithLock } from '../../platform/locks.ts';
import { doubtIn } from '../../storage/public/session-notice.ts';
import { isEmpty, stillInDoubt, trusted } from './carried-session.ts';
import { carry } from './carry.ts';
import { decideAtStart, endSession, type SessionParts } from './session-at-start.ts';

export interface SessionStoreParts extends SessionParts {
  readonly lock: WithLock;
}

/** Settings that last until the browser ends: kept across a reload and an update, ended by a restart. */
export interface SessionStore {
  /** Rejects if the settings cannot be determined: then nothing may be injected. */
  get(): Promise<SessionPolicy>;
  /** One change at a time; it is on disk before it is in force. */
  update(change: (session: SessionPolicy) => SessionPolicy): Promise<void>;
  /** The browser has just started. */
  browserStarted(): Promise<void>;
  /** The extension is about to end and restart at once. */
  reloading(): Promise<void>;
  /** The user has read the notice; tabs in doubt continue as before. */
  acknowledge(): Promise<void>;
}

export function sessionStore(parts: SessionStoreParts): SessionStore {
  const { kept, notice } = parts;
  const lock = <T>(task: () => Promise<T>) => parts.lock('session policy', task);
  let started = false;
  let decision: Promise<void> | undefined;

  async function current(): Promise<SessionPolicy> {
    decision ??= decideAtStart(parts, () => started);
    try {
      await decision;
    } catch (error) {
      // The next call tries again.
      decision = undefined;
      throw error;
    }
    return (await kept.get()) ?? DEFAULT_SESSION_POLICY;
  }

  const doubtNow = async () => doubtIn(await notice.get());

  return {
    get: current,
    update: (change) =>
      lock(async () => {
        const before = await current();
        const session = change(before);
        if (session === before) return;
        const known = await doubtNow();
        const doubt = stillInDoubt(known, session);
        await carry(parts, { session, doubt, reloadingAt: null });
        await kept.set(session);
        if (doubt !== known) await notice.set(doubt);
      }),
    browserStarted: () => {
      started = true;
      return lock(async () => {
        const session = await current();
        const doubt = await doubtNow();
        // Where there is a mark, it has decided already; an older build left none.
        const isTold = parts.mark !== null && doubt?.kind !== 'updated';
        if (!isTold && !isEmpty(session)) await endSession(parts, trusted(session, doubt));
      });
    },
    reloading: () =>
      lock(async () => {
        const session = await current();
        await carry(parts, { session, doubt: await doubtNow(), reloadingAt: parts.now() });
      }),
    acknowledge: () =>
      lock(async () => {
        const session = trusted(await current(), await doubtNow());
        await carry(parts, { session, doubt: null, reloadingAt: null });
        await kept.set(session);
        await notice.set(null);
      }),
  };
}
