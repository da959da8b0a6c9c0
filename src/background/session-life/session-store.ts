import { DEFAULT_SESSION_POLICY, type SessionPolicy } from '../../injection/policy.ts';
import { isEmpty, trusted } from './carried-session.ts';
import { decideAtStart, endSession, type SessionParts } from './session-at-start.ts';

export interface SessionStoreParts extends SessionParts {
  readonly lock: <T>(name: string, task: () => Promise<T>) => Promise<T>;
  readonly newId: () => string;
}

/** What the user decided until the browser ends: kept over a reload and an update, and ended by a restart. */
export interface SessionStore {
  /** Rejects where it cannot be told what holds: then nothing may be injected. */
  get(): Promise<SessionPolicy>;
  /** One change at a time; it is on disk before it is in force. */
  update(change: (session: SessionPolicy) => SessionPolicy): Promise<void>;
  /** The browser says that it has just started. */
  browserStarted(): Promise<void>;
  /** We are about to end the extension, and it is started again at once. */
  reloading(): Promise<void>;
  /** The user has read the notice; where tabs are in doubt, they go on as before. */
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
      // Whoever asks next tries again.
      decision = undefined;
      throw error;
    }
    return (await kept.get()) ?? DEFAULT_SESSION_POLICY;
  }

  return {
    get: current,
    update: (change) =>
      lock(async () => {
        const before = await current();
        const after = change(before);
        if (after === before) return;
        await carry(parts, after);
        await kept.set(after);
      }),
    browserStarted: () => {
      started = true;
      return lock(async () => {
        const session = await current();
        // Where there is a mark, it has told already.
        if (!parts.mark && !isEmpty(session)) await endSession(parts, session);
      });
    },
    reloading: () => lock(async () => carry(parts, await current(), parts.now())),
    acknowledge: () =>
      lock(async () => {
        const session = trusted(await current(), await notice.get());
        await carry(parts, session);
        await kept.set(session);
        await notice.set(null);
      }),
  };
}

/** Writes what outlives a reload. The mark comes first: what is carried without it would end with the next reload. */
async function carry(
  { carried, notice, mark, newId }: SessionStoreParts,
  session: SessionPolicy,
  reloadingAt: number | null = null,
): Promise<void> {
  const before = await carried.get();
  if (isEmpty(session)) {
    if (before) await carried.set(null);
    await mark?.write(null);
    return;
  }
  const name = before?.mark ?? newId();
  await mark?.write(name);
  await carried.set({ mark: name, session: trusted(session, await notice.get()), reloadingAt });
}
