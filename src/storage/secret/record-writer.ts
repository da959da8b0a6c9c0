import type { TokenSet } from '../../oauth/token-set.ts';
import type { StorageArea } from '../../platform/storage-area.ts';
import { dropped, report } from '../../trace.ts';
import { type Changes, envelope, KEY, recordsOf } from './records.ts';
import type { RecoveryPlan } from './recovery.ts';
import type { UnsavedTokens } from './unsaved.ts';

/** Writes records to storage.local, and keeps tokens that storage refuses. */
export interface RecordWriter {
  /** One atomic write. Throws the browser's error if storage refuses it. */
  records(changes: Changes): Promise<void>;
  /** Writes it under its own key, else under a spare one. Throws. */
  tokenSet(tokenSet: TokenSet): Promise<void>;
  /** Like `tokenSet`, else kept among the unsaved ones, so that no older token is sent meanwhile. Never throws. */
  newToken(tokenSet: TokenSet): Promise<void>;
  /** Writes restored records of the second copy, with a note for the user. Never throws. */
  back(restore: RecoveryPlan['restore'], now: number): Promise<void>;
}

export function recordWriter(local: StorageArea, unsaved: UnsavedTokens): RecordWriter {
  const writer: RecordWriter = {
    async records(changes) {
      await local.set(recordsOf(changes));
      for (const id of [...(changes.erase ?? []), ...(changes.tokenSets ?? []).map((set) => set.id)]) {
        await unsaved.forget(id);
      }
    },
    async tokenSet(tokenSet) {
      try {
        await writer.records({ tokenSets: [tokenSet] });
      } catch (error) {
        report('record write', error);
        // One damaged key refuses every write although the disk has room (Chromium reads the old value first).
        await local.set({ [KEY.spare + tokenSet.id]: envelope(tokenSet) });
        await unsaved.forget(tokenSet.id);
      }
    },
    async newToken(tokenSet) {
      try {
        await writer.tokenSet(tokenSet);
      } catch (error) {
        report('record write, spare', error);
        await unsaved.add({ tokenSet, error: error instanceof Error ? error.message : String(error) });
      }
    },
    async back(restore, now) {
      const count = restore.apps.length + restore.tokenSets.length;
      if (count === 0) return;
      const note = { [KEY.recovery]: envelope({ at: now, count }) };
      try {
        await local.set({ ...recordsOf(restore), ...note });
      } catch (error) {
        report('bringing back', error);
        // One damaged key makes a write of all fail: then each is written alone.
        for (const app of restore.apps)
          await local.set(recordsOf({ apps: [app] })).catch(dropped('bringing back one', undefined));
        for (const tokenSet of restore.tokenSets) await writer.newToken(tokenSet);
        await local.set(note).catch(dropped('bringing back one', undefined));
      }
    },
  };
  return writer;
}
