import type { DraftOutlines } from '../../import/form-draft.ts';
import { sessionArea } from '../../platform/storage-area.ts';
import { storedItem } from '../stored-item.ts';
import { DRAFT_OUTLINES_KEY } from './draft-outlines.ts';

/** What is typed in forms and not saved, without secrets. Written only by the background. */
export const draftOutlinesItem = storedItem<DraftOutlines>(sessionArea, DRAFT_OUTLINES_KEY, { current: 1 });
