import type { TokenSet } from '../../oauth/token-set.ts';
import type { StorageArea } from '../../platform/storage-area.ts';
import { property } from '../../read-foreign.ts';
import { dropped } from '../../trace.ts';
import { forgetDrafts } from './draft-store.ts';
import { decodeTokenSet, envelope, KEY } from './records.ts';

/** A token set whose newest version storage refused, and the browser's error. */
export interface Unsaved {
  readonly tokenSet: TokenSet;
  readonly error: string;
}

/**
 * SECRET: tokens that are not on disk yet. They are in storage.session, which outlives the background and is shared by
 * all backgrounds; only in memory if that fails, too.
 */
export interface UnsavedTokens {
  all(): Promise<readonly Unsaved[]>;
  add(unsaved: Unsaved): Promise<void>;
  forget(tokenSetId: string): Promise<void>;
}

export function unsavedTokens(session: StorageArea): UnsavedTokens {
  const inMemory = new Map<string, Unsaved>();
  return {
    async all() {
      // The records on disk can still be read.
      const items = await session.get().catch(dropped('session read', {}));
      return [...new Map([...decodeAll(items), ...inMemory]).values()];
    },
    async add(unsaved) {
      const { tokenSet, error } = unsaved;
      inMemory.set(tokenSet.id, unsaved);
      const kept = { record: envelope(tokenSet), error };
      const set = () => session.set({ [KEY.unsaved + tokenSet.id]: kept });
      // A token that waits to be saved is worth more than what is typed in a form.
      const setInTheirRoom = () => forgetDrafts(session).then(set);
      const done = set().catch(setInTheirRoom);
      await done.then(() => inMemory.delete(tokenSet.id)).catch(dropped('session write', undefined));
    },
    async forget(tokenSetId) {
      inMemory.delete(tokenSetId);
      await session.remove([KEY.unsaved + tokenSetId]).catch(dropped('session removal', undefined));
    },
  };
}

function decodeAll(items: Readonly<Record<string, unknown>>): readonly (readonly [string, Unsaved])[] {
  return Object.entries(items).flatMap(([key, stored]): [string, Unsaved][] => {
    const tokenSet = key.startsWith(KEY.unsaved) ? decodeTokenSet(property(stored, 'record')) : undefined;
    return tokenSet ? [[tokenSet.id, { tokenSet, error: String(property(stored, 'error')) }]] : [];
  });
}
