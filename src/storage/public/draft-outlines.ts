/** In storage.session, written together with the drafts themselves. */
export const DRAFT_OUTLINES_KEY = 'draftOutlines';
