/** Begins the keys of items that are given up as soon as anything else needs their room. */
export const LOSABLE = 'kept.';

/** What it takes of a storage area. */
interface Room {
  keys(): Promise<readonly string[]>;
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

/** The area, which removes what may be lost and tries again if a write of anything else is refused. */
export function withRoom<Area extends Room>(area: Area): Area {
  async function giveUp(error: unknown): Promise<void> {
    const keys = (await area.keys()).filter((key) => key.startsWith(LOSABLE));
    if (keys.length === 0) throw error;
    await area.remove(keys);
  }
  return {
    ...area,
    async set(items: Readonly<Record<string, unknown>>) {
      try {
        await area.set(items);
      } catch (error) {
        if (Object.keys(items).every((key) => key.startsWith(LOSABLE))) throw error;
        await giveUp(error);
        await area.set(items);
      }
    },
  };
}
