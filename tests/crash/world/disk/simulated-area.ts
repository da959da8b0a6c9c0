import type { StorageArea } from '../../../../src/platform/storage-area.ts';
import type { Life } from '../life.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Disk } from './disk.ts';

/** storage.local or storage.session as one life of the background sees it. */
export function simulatedArea(disk: Disk, life: Life, { call }: Scheduler): StorageArea {
  const lane = disk.name;
  return {
    get: (keys) =>
      call(life, { lane, label: `${lane}.get(${keys?.join() ?? ''})`, apply: () => disk.read(keys) }),
    keys: () => call(life, { lane, label: `${lane}.getKeys()`, apply: () => disk.keys() }),
    set(items) {
      const changes = new Map(Object.entries(items).map(([key, value]) => [key, JSON.stringify(value)]));
      const label = `${lane}.set(${[...changes.keys()].join()})`;
      return call(life, { lane, label, outlives: true, apply: () => disk.write(life, changes) });
    },
    remove(keys) {
      const changes = new Map(keys.map((key) => [key, undefined]));
      const label = `${lane}.remove(${keys.join()})`;
      return call(life, { lane, label, outlives: true, apply: () => disk.write(life, changes) });
    },
    // Pages listen; the background, which this is, does not.
    onChanged: () => undefined,
  };
}
