import { recordDatabase } from '../../platform/indexed-db.ts';
import { savedSessions } from './saved-sessions.ts';

/** The sessions that the user has saved. Panels read and write them; the background only removes all. */
export const SAVED_SESSIONS = savedSessions(recordDatabase('sessions'), Date.now, () => crypto.randomUUID());
