import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import type { WithLock } from '../../platform/locks.ts';
import type { StorageArea } from '../../platform/storage-area.ts';
import type { Removal } from '../../storage/public/removal.ts';
import type { SavedSessions } from '../../storage/public/saved-sessions.ts';
import type { CredentialStore } from '../../storage/secret/credential-store.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import type { StoredItem } from '../../storage/stored-item.ts';
import { dropped } from '../../trace.ts';
import { beginDeletion, deletionWake, UNDO_MS, undoDeletion } from './deletions.ts';
import { saveOrRefuse } from './save-or-refuse.ts';

export interface RemovalParts {
  readonly store: CredentialStore;
  readonly removal: Pick<StoredItem<Removal>, 'get' | 'set'>;
  readonly local: Pick<StorageArea, 'remove'>;
  readonly session: Pick<StorageArea, 'keys' | 'remove'>;
  readonly saved: Pick<SavedSessions, 'removeAll'>;
  readonly now: () => number;
  readonly lock: WithLock;
  readonly changed: () => Promise<void>;
  /** Erases what was deleted more than ten seconds ago. */
  readonly settle: () => Promise<void>;
  readonly later: (ms: number, task: () => Promise<void>) => void;
  /** Wakes a background that has died meanwhile. `at`: ms since the epoch */
  readonly wakeAt: (at: number) => Promise<void>;
}

interface Removing {
  readonly commands: Pick<Handlers, 'everything.delete' | 'everything.undelete'>;
  /** Removes the rest once nothing can be undone any more. Never throws. */
  readonly look: () => Promise<void>;
}

const REMOVAL = 'removal';

/** The keys that are erased on the disk, besides the records of apps and token sets. */
const ON_DISK: readonly string[] = [
  'policy',
  'environments',
  'carriedSession',
  'notified',
  'panelSettings',
  'namedFilters',
  'learning',
  'recovery',
];

/** The keys that are erased in memory. What a form holds and a token that waits for the disk stay. */
const IN_MEMORY = /^(?:kept\.|ownCalls$|trace$|endedFaults$|inspectedOrigins$)/;

/**
 * "Remove everything": deletes all apps, with ten seconds to undo it, then the rest. While any app is there, brought
 * back or newly added, the rest stays: it belongs to that app as well.
 */
export function removal(parts: RemovalParts): Removing {
  const { now, lock } = parts;
  const alone = <T>(task: () => Promise<T>) => lock('removal', task);

  async function again(ms: number): Promise<void> {
    await parts.wakeAt(now() + ms);
    parts.later(ms, lookQuietly);
  }

  async function look(): Promise<void> {
    const begun = await parts.removal.get();
    if (!begun) return;
    // A time further in the future was written before the clock was set back.
    if (begun.until > now() + UNDO_MS) await parts.removal.set({ ...begun, until: now() + UNDO_MS });
    const wait = deletionWake(begun, now()) - now();
    if (wait > 0) return again(wait);
    await parts.settle();
    // Undone while the lock was awaited.
    const done = await alone(async () => ((await parts.removal.get()) ? finish(parts) : true));
    if (!done) return again(UNDO_MS);
    await parts.changed();
  }

  const lookQuietly = () => look().catch(dropped('removal', undefined));

  return {
    commands: {
      async 'everything.delete'() {
        await alone(() => begin(parts));
        void parts.settle().catch(dropped('erasing', undefined));
        void lookQuietly();
        await parts.changed();
        return null;
      },
      async 'everything.undelete'() {
        const undone = await alone(() => undo(parts));
        await parts.changed();
        return { undone };
      },
    },
    look: lookQuietly,
  };
}

/** Deletes all apps; a second click, made before the page learned of the first one's result, does nothing. */
async function begin({ store, removal, now }: RemovalParts): Promise<void> {
  if (await removal.get()) return;
  const living = withoutDeleted(await store.read());
  const deletions = living.apps.flatMap(({ id }) => beginDeletion(living, id, now()) ?? []);
  const begun = { ids: deletions.map(({ id }) => id), until: now() + UNDO_MS };
  // First: without the apps' deletion it ends without effect.
  await removal.set(begun).catch((error: unknown) => {
    throw new ProblemError({ code: 'not saved' }, { cause: error });
  });
  await saveOrRefuse(store, { deletions });
}

/** Brings back the apps that were deleted for it; false: there was nothing to undo, or it was too late for all. */
async function undo({ store, removal, local, lock }: RemovalParts): Promise<boolean> {
  const begun = await removal.get();
  if (!begun) return false;
  let undone = begun.ids.length === 0;
  for (const id of begun.ids) undone = (await undoDeletion({ store, lock }, id)) || undone;
  // Last: a background that dies before still offers the undo. If it was too late, the rest goes as well.
  if (undone) await local.remove([REMOVAL]);
  return undone;
}

/** Removes the rest, unless it is needed; false: not yet. */
async function finish({ store, local, session, saved }: RemovalParts): Promise<boolean> {
  const credentials = await store.read();
  const { apps, tokenSets } = withoutDeleted(credentials);
  if (apps.length + tokenSets.length === 0) {
    // The clock was set back: their ten seconds began anew.
    if (credentials.deletions.some(({ state }) => state === 'pending')) return false;
    await local.remove(ON_DISK);
    await session.remove((await session.keys()).filter((key) => IN_MEMORY.test(key)));
    await saved.removeAll();
  }
  // Last: a background that dies before goes through all of it again.
  await local.remove([REMOVAL]);
  return true;
}
