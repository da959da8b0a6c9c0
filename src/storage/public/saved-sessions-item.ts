import { recordDatabase } from '../../platform/indexed-db.ts';
import { savedSessions } from './saved-sessions.ts';

/** The sessions that the user has saved. Only panels read and write them. */
export const SAVED_SESSIONS = savedSessions(recordDatabase('sessions'), Date.now, () => crypto.randomUUID());
