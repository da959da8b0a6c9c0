import type { WithLock } from '../../platform/locks.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';
import type { Deletion } from '../../storage/secret/deletion.ts';
import { refreshLock } from '../refresh/token-refresher.ts';

/** How long a deletion can be undone. */
export const UNDO_MS = 10_000;

/** An undo that was clicked at the last moment may still wait for the background to start. */
export const LATE_CLICK_MS = 2_000;

type Pending = Extract<Deletion, { state: 'pending' }>;

type Item = { readonly id: string; readonly kind: 'app' | 'token set'; readonly label: string };

/** The journal entry that begins a deletion. Undefined: nothing has that id. */
export function beginDeletion(credentials: Credentials, id: string, now: number): Deletion | undefined {
  const item = findItem(credentials, id);
  return item && { state: 'pending', ...item, until: now + UNDO_MS };
}

function findItem({ apps, tokenSets }: Credentials, id: string): Item | undefined {
  const app = apps.find((each) => each.id === id);
  if (app) return { id, kind: 'app', label: app.label };
  const set = tokenSets.find((each) => each.id === id);
  return set && { id, kind: 'token set', label: set.label };
}

export interface SettleParts {
  readonly store: CredentialStore;
  /** ms since the epoch */
  readonly now: number;
  /** Held while a token set is erased: a late answer to a refresh would restore it. */
  readonly lock: WithLock;
}

/**
 * When to check a deletion again (ms since the epoch), at which time it is final. A time further in the future was
 * written before the clock was set back.
 */
export function deletionWake({ until }: Pick<Pending, 'until'>, now: number): number {
  return Math.min(until, now + UNDO_MS) + LATE_CLICK_MS;
}

/**
 * Erases what was deleted more than ten seconds ago, independent of the caller and of when the background started. A
 * deletion from before the clock was set back gets ten seconds from now. Returns when to call again (ms since the
 * epoch), null: never.
 */
export async function settleDeletions(parts: SettleParts): Promise<number | null> {
  const { now } = parts;
  const { deletions } = await parts.store.read();
  const pending = deletions.filter((each) => each.state === 'pending');
  for (const each of pending.filter(({ until }) => until > now + UNDO_MS)) await redate(parts, each);
  for (const each of pending.filter((one) => isFinal(one, now))) await finish(parts, each.id);
  const waiting = pending.filter((each) => !isFinal(each, now)).map((each) => deletionWake(each, now));
  return waiting.length === 0 ? null : Math.min(...waiting);
}

function isFinal({ until }: Pending, now: number): boolean {
  return until + LATE_CLICK_MS <= now;
}

async function redate({ store, now, lock }: SettleParts, deletion: Pending): Promise<void> {
  await lock(deletionLock(deletion.id), async () => {
    // Undone while we waited for the lock.
    if (!isPending(await store.read(), deletion.id)) return;
    await store.write({ deletions: [{ ...deletion, until: now + UNDO_MS }] });
  });
}

async function finish({ store, now, lock }: SettleParts, id: string): Promise<void> {
  // Always includes the id itself: a token set whose record is unreadable now may be about to be restored from the
  // copy. Sorted, so that two callers that need several locks cannot deadlock.
  const ids = [...new Set([id, ...tokenSetsOf(await store.read(), id)])].sort();
  async function erase(): Promise<void> {
    // Undone while we waited for the locks.
    if (!isPending(await store.read(), id)) return;
    await store.write({ erase: ids, deletions: ids.map((each) => ({ state: 'done', id: each, at: now })) });
  }
  const holdingAll = ids.reduceRight<() => Promise<void>>(
    (task, each) => () => lock(refreshLock(each), task),
    // Taken last, so that "undo" never waits for a running refresh.
    () => lock(deletionLock(id), erase),
  );
  await holdingAll();
}

/** Undoes a deletion completely. False: it was too late, and nothing changed. */
export async function undoDeletion(
  { store, lock }: Pick<SettleParts, 'store' | 'lock'>,
  id: string,
): Promise<boolean> {
  return await lock(deletionLock(id), async () => {
    const pending = isPending(await store.read(), id);
    if (pending) await store.undelete(id);
    return pending;
  });
}

/** Whether it is deleted and can still be restored. */
export function isPending({ deletions }: Credentials, id: string): boolean {
  return deletions.some((each) => each.id === id && each.state === 'pending');
}

/** Held while a deletion is made final or undone, so that never both happen. */
export function deletionLock(id: string): string {
  return `deletion:${id}`;
}

/** The token sets of the deleted app, or the deleted token set itself. */
function tokenSetsOf({ tokenSets }: Credentials, id: string): readonly string[] {
  return tokenSets.filter((set) => set.appId === id || set.id === id).map((set) => set.id);
}
