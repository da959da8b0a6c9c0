import type { StorageArea } from '../../../../src/platform/storage-area.ts';
import type { Life } from '../life.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Timeline } from '../timeline.ts';
import { type Disk, SilentStore } from './disk.ts';

/** The time that src/platform/storage-area.ts waits for a store without an answer. */
const TIME_LIMIT_MS = 10_000;

/** The life that uses a store, with its schedule and clock. */
export interface LifeContext {
  readonly life: Life;
  readonly scheduler: Scheduler;
  readonly time: Timeline;
}

/** storage.local or storage.session, as seen by one life of the background. */
export function simulatedArea(disk: Disk, { life, scheduler, time }: LifeContext): StorageArea {
  const lane = disk.name;
  const { call } = scheduler;

  async function write(label: string, changes: ReadonlyMap<string, string | undefined>): Promise<void> {
    const apply = () => disk.write(life, changes);
    await call(life, { lane, label, outlives: true, apply }).catch(silence);
  }

  function silence(error: unknown): Promise<never> {
    if (!(error instanceof SilentStore)) throw error;
    disk.silentUntil = time.elapsed() + TIME_LIMIT_MS;
    return new Promise((_resolve, reject) => {
      time.after(TIME_LIMIT_MS, () => life.alive && reject(new Error('The browser does not answer.')));
    });
  }

  return {
    get: (keys) =>
      call(life, { lane, label: `${lane}.get(${keys?.join() ?? ''})`, apply: () => disk.read(keys) }),
    keys: () => call(life, { lane, label: `${lane}.getKeys()`, apply: () => disk.keys() }),
    set(items) {
      const changes = new Map(Object.entries(items).map(([key, value]) => [key, JSON.stringify(value)]));
      return write(`${lane}.set(${[...changes.keys()].join()})`, changes);
    },
    remove: (keys) => write(`${lane}.remove(${keys.join()})`, new Map(keys.map((key) => [key, undefined]))),
    // Pages listen; this is the background, which does not.
    onChanged: () => undefined,
  };
}
