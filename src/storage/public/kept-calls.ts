import type { StorageArea } from '../../platform/storage-area.ts';
import { LOSABLE } from '../../platform/with-room.ts';
import { listAt, numberAt, property } from '../../read-foreign.ts';

/** Texts of calls, oldest first, that are written together. `id`: its place among those of a tab */
export interface KeptPart {
  readonly id: number;
  readonly texts: readonly string[];
}

export interface KeptParts {
  readonly parts: readonly KeptPart[];
  /** older calls were left out */
  readonly cut: boolean;
}

/**
 * Redacted copies of the calls of one tab, in memory only. They are the first to go when anything else needs their room
 * (storage-area.ts).
 */
export interface KeptCalls {
  /** What is left of a tab's calls. */
  read(): Promise<KeptParts>;
  /** Writes the changed parts, of which empty ones are removed, and which parts there are. Throws if there is no room. */
  write(changed: readonly KeptPart[], head: KeptHead): Promise<void>;
}

/** What is kept of a tab. */
export interface KeptHead {
  /** of the parts */
  readonly ids: readonly number[];
  readonly cut: boolean;
  /** characters as stored */
  readonly length: number;
}

/** Characters of the calls of all tabs as stored: with the escapes of JSON. */
export const MOST_KEPT = 4_000_000;

export function keptCalls(session: StorageArea, tabId: number, now: () => number): KeptCalls {
  const place = placeOf(tabId);
  const partKey = (id: number) => `${place}.${id}`;

  /** Removes the calls of the tabs that were written to the longest ago, until there is room for those of this one. */
  async function makeRoom(own: number): Promise<void> {
    const keys = (await session.keys()).filter((key) => key.startsWith(LOSABLE));
    const heads = Object.entries(await session.get(keys.filter((key) => isPlace(key) && key !== place)));
    const byAge = heads.toSorted(([, a], [, b]) => numberAt(b, 'at') - numberAt(a, 'at'));
    let room = MOST_KEPT - own;
    for (const [other, head] of byAge) {
      room -= numberAt(head, 'length', 0);
      if (room < 0) await session.remove(keys.filter((key) => key === other || key.startsWith(`${other}.`)));
    }
  }

  return {
    async read() {
      const head = (await session.get([place]))[place];
      const ids = listAt(head, 'ids').filter((id) => typeof id === 'number');
      const items = await session.get(ids.map(partKey));
      const parts = ids.map((id) => ({ id, texts: textsOf(items[partKey(id)]) }));
      const lost = parts.some(({ texts }) => texts.length === 0);
      return {
        parts: parts.filter(({ texts }) => texts.length > 0),
        cut: lost || property(head, 'cut') === true,
      };
    },
    async write(changed, head) {
      const gone = changed.filter(({ texts }) => texts.length === 0).map(({ id }) => partKey(id));
      const there = changed.filter(({ texts }) => texts.length > 0);
      if (gone.length > 0) await session.remove(gone);
      const parts = Object.fromEntries(there.map(({ id, texts }) => [partKey(id), { texts }]));
      await makeRoom(head.length);
      await session.set({ ...parts, [place]: { ...head, at: now() } });
    },
  };
}

function textsOf(part: unknown): readonly string[] {
  return listAt(part, 'texts').filter((text) => typeof text === 'string');
}

function placeOf(tabId: number): string {
  return `${LOSABLE}${tabId}`;
}

function isPlace(key: string): boolean {
  return /^\d+$/.test(key.slice(LOSABLE.length));
}
