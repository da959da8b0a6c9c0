import { lazily } from '../../ui/lazily.tsx';

/** What was just deleted, which is rare: loaded before a first view that shows it. */
export const undoCard = lazily(async () => (await import('./undo-card.tsx')).UndoCard);
