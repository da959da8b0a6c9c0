import type { RecordDatabase } from '../../platform/indexed-db.ts';
import { numberAt, property, textAt } from '../../read-foreign.ts';

/** A list of calls that the user has saved, without its file. */
export interface SavedSession {
  readonly id: string;
  readonly name: string;
  /** ms since the epoch */
  readonly savedAt: number;
  /** number of calls */
  readonly calls: number;
  /** bytes of the file */
  readonly size: number;
  /** with the personal data of customers */
  readonly personal: boolean;
  /** ms since the epoch; null: it is not removed. A removed one can come back for `UNDO_FOR`. */
  readonly removedAt: number | null;
}

/** Saved sessions on this computer. Every method rejects if the browser refuses it. */
export interface SavedSessions {
  /** Newest first. What was removed too long ago is erased now. */
  list(): Promise<readonly SavedSession[]>;
  /** Throws NoRoomForSession. `file`: a HAR without secrets */
  save(session: Pick<SavedSession, 'name' | 'calls' | 'personal'>, file: Blob): Promise<void>;
  /** Undefined: it is gone. */
  file(id: string): Promise<Blob | undefined>;
  remove(id: string): Promise<void>;
  bringBack(id: string): Promise<void>;
  /** Erases all of them at once. */
  removeAll(): Promise<void>;
}

/** Bytes of all files */
export const MOST_SAVED = 200_000_000;

/** ms for which a removed session can come back */
export const UNDO_FOR = 10_000;

/** There would be more than `MOST_SAVED`. */
export class NoRoomForSession extends Error {}

const ABOUT = 'about ';
const FILE = 'file ';

const overwrite = (_there: unknown, offered: unknown) => offered;

export function savedSessions(
  database: RecordDatabase,
  now: () => number,
  newId: () => string,
): SavedSessions {
  async function about(id: string): Promise<SavedSession | undefined> {
    return sessionOf(await database.get(ABOUT + id));
  }

  async function all(): Promise<readonly SavedSession[]> {
    const ids = (await database.keys())
      .filter((key) => key.startsWith(ABOUT))
      .map((key) => key.slice(ABOUT.length));
    const sessions = await Promise.all(ids.map(about));
    return sessions.flatMap((session) => session ?? []);
  }

  async function change(id: string, removedAt: number | null): Promise<void> {
    const session = await about(id);
    if (session) await database.putEach({ [ABOUT + id]: { ...session, removedAt } }, overwrite);
  }

  return {
    async list() {
      const sessions = await all();
      const isOver = ({ removedAt }: SavedSession) => removedAt !== null && removedAt + UNDO_FOR <= now();
      const over = sessions.filter(isOver).flatMap(({ id }) => [ABOUT + id, FILE + id]);
      if (over.length > 0) await database.remove(over);
      return sessions.filter((each) => !isOver(each)).toSorted((a, b) => b.savedAt - a.savedAt);
    },
    async save(session, file) {
      const id = newId();
      const sizes = (await all()).map(({ size }) => size);
      if (sizes.reduce((sum, size) => sum + size, file.size) > MOST_SAVED) throw new NoRoomForSession();
      const saved: SavedSession = { ...session, id, savedAt: now(), size: file.size, removedAt: null };
      await database.putEach({ [ABOUT + id]: saved, [FILE + id]: file }, overwrite);
    },
    async file(id) {
      const file = await database.get(FILE + id);
      return file instanceof Blob ? file : undefined;
    },
    remove: (id) => change(id, now()),
    bringBack: (id) => change(id, null),
    removeAll: async () => database.remove(await database.keys()),
  };
}

function sessionOf(stored: unknown): SavedSession | undefined {
  const id = textAt(stored, 'id');
  if (id === '') return undefined;
  const removedAt = numberAt(stored, 'removedAt');
  return {
    id,
    name: textAt(stored, 'name'),
    savedAt: numberAt(stored, 'savedAt', 0),
    calls: numberAt(stored, 'calls', 0),
    size: numberAt(stored, 'size', 0),
    personal: property(stored, 'personal') === true,
    removedAt: removedAt < 0 ? null : removedAt,
  };
}
