import type { TokenSet } from '../../oauth/token-set.ts';
import type { StorageArea } from '../../platform/storage-area.ts';
import { decodeTokenSet, envelope, KEY } from './records.ts';

/** A token set whose newest version the disk refused, and what the browser said. */
export interface Unsaved {
  readonly tokenSet: TokenSet;
  readonly error: string;
}

/** SECRET: tokens that are not on disk yet, in memory and in storage.session (which outlives the worker). */
export interface UnsavedTokens {
  all(): Promise<readonly Unsaved[]>;
  add(unsaved: Unsaved): Promise<void>;
  forget(tokenSetId: string): Promise<void>;
}

export function unsavedTokens(session: StorageArea): UnsavedTokens {
  const inMemory = new Map<string, Unsaved>();
  let recalling: Promise<void> | undefined;

  /** What an earlier life of the background could not save. */
  async function recall(): Promise<void> {
    for (const [key, stored] of Object.entries(await session.get())) {
      const tokenSet = key.startsWith(KEY.unsaved) ? decodeTokenSet(Object(stored).record) : undefined;
      if (tokenSet) inMemory.set(tokenSet.id, { tokenSet, error: String(Object(stored).error) });
    }
  }

  return {
    async all() {
      // What is on disk can be read all the same; the session is asked again next time.
      recalling ??= recall().catch(() => {
        recalling = undefined;
      });
      await recalling;
      return [...inMemory.values()];
    },
    async add(unsaved) {
      const { tokenSet, error } = unsaved;
      inMemory.set(tokenSet.id, unsaved);
      const kept = { record: envelope(tokenSet), error };
      await session.set({ [KEY.unsaved + tokenSet.id]: kept }).catch(() => undefined);
    },
    async forget(tokenSetId) {
      if (!inMemory.delete(tokenSetId)) return;
      await session.remove([KEY.unsaved + tokenSetId]).catch(() => undefined);
    },
  };
}
