import type { DraftOutlines, FormDrafts } from '../../import/form-draft.ts';
import type { StorageArea } from '../../platform/storage-area.ts';
import { DRAFT_OUTLINES_KEY } from '../public/draft-outlines.ts';
import { storedItem } from '../stored-item.ts';
import { KEY } from './records.ts';

/** SECRET: what is typed in forms and not saved, in memory only. */
export interface DraftStore {
  read(): Promise<FormDrafts>;
  /** One atomic write of the drafts and of what pages may know of them. Throws if storage refuses it. */
  write(drafts: FormDrafts, outlines: DraftOutlines): Promise<void>;
}

export function draftStore(session: StorageArea): DraftStore {
  const item = storedItem<FormDrafts>(session, KEY.drafts, { current: 1 });
  return {
    read: async () => (await item.get()) ?? {},
    async write(drafts, outlines) {
      if (Object.keys(drafts).length === 0) return await forgetDrafts(session);
      await session.set({
        [KEY.drafts]: { version: 1, value: drafts },
        [DRAFT_OUTLINES_KEY]: { version: 1, value: outlines },
      });
    },
  };
}

/** Removes all drafts. */
export function forgetDrafts(session: StorageArea): Promise<void> {
  return session.remove([KEY.drafts, DRAFT_OUTLINES_KEY]);
}
