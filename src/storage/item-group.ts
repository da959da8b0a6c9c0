import type { StorageArea } from '../platform/storage-area.ts';
import type { PlacedItem } from './stored-item.ts';

type Member = Pick<PlacedItem<unknown>, 'area' | 'key' | 'open'>;
type Members = Readonly<Record<string, Member>>;

/** By name: the value of each item; undefined: there is none. */
export type GroupValues<Items extends Members> = {
  readonly [Name in keyof Items]: ReturnType<Items[Name]['open']>;
};

export interface ItemGroup<Values> {
  get(): Promise<Values>;
  onChanged(callback: (values: Values) => void, signal: AbortSignal): void;
}

/**
 * Items that are read in one call per storage area. The group follows its items from the first read on, so a second
 * read without a change between them costs nothing, and returns the same object.
 * @param dispensable items that count as absent while they cannot be read: one damaged item fails the whole call
 */
export function itemGroup<Items extends Members>(
  items: Items,
  dispensable: readonly (keyof Items)[],
): ItemGroup<GroupValues<Items>> {
  const areas = [...new Set(Object.values(items).map(({ area }) => area))];
  let known: Promise<GroupValues<Items>> | null = null;
  let isFollowed = false;

  function follow(callback: () => void, signal: AbortSignal): void {
    for (const area of areas) {
      const keys = keysIn(area, items);
      area.onChanged((changes) => {
        if (keys.some((key) => Object.hasOwn(changes, key))) callback();
      }, signal);
    }
  }

  function forget(): void {
    known = null;
  }

  function get(): Promise<GroupValues<Items>> {
    // Followed before it is read, so that no change falls between them.
    if (!isFollowed) follow(forget, new AbortController().signal);
    isFollowed = true;
    if (known === null) {
      const reading = readTogether(areas, items);
      // One damaged item fails the whole call: then its neighbours are read without it.
      known = reading.catch(() => readApart(items, dispensable));
      // The caller gets the failure; the next read tries again.
      known.catch(forget);
    }
    return known;
  }

  return {
    get,
    onChanged(callback, signal) {
      let latest: unknown = null;
      follow(() => {
        forget();
        const reading = get();
        latest = reading;
        const tell = (values: GroupValues<Items>) => {
          if (latest === reading && !signal.aborted) callback(values);
        };
        // If it fails, the last values stay.
        reading.then(tell, () => undefined);
      }, signal);
    },
  };
}

async function readTogether<Items extends Members>(
  areas: readonly StorageArea[],
  items: Items,
): Promise<GroupValues<Items>> {
  const stored = new Map(
    await Promise.all(areas.map(async (area) => [area, await area.get(keysIn(area, items))] as const)),
  );
  return valuesOf(
    Object.entries(items).map(([name, { area, key, open }]) => [name, open(stored.get(area)?.[key])]),
  );
}

async function readApart<Items extends Members>(
  items: Items,
  dispensable: readonly (keyof Items)[],
): Promise<GroupValues<Items>> {
  const reading = Object.entries(items).map(async ([name, { area, key, open }]) => {
    const stored = area.get([key]);
    // Pages render with this, and a trace would slow down every opening.
    const found = await (dispensable.includes(name) ? stored.catch(() => undefined) : stored);
    return [name, open(found?.[key])] as const;
  });
  return valuesOf(await Promise.all(reading));
}

/** Each value has the type of its own item. */
function valuesOf<Items extends Members>(
  values: readonly (readonly [string, unknown])[],
): GroupValues<Items> {
  return Object.fromEntries(values) as GroupValues<Items>;
}

function keysIn(area: StorageArea, items: Members): readonly string[] {
  return Object.values(items)
    .filter((member) => member.area === area)
    .map(({ key }) => key);
}
