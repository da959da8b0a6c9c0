import type { Page as PuppeteerPage } from 'puppeteer-core';
import { waitUntil } from '../wait-until.ts';

export interface WorkerWatch {
  isRunning(): boolean;
  stop(): Promise<void>;
}

/**
 * Watches the extension's service worker. Not through the list of targets: attaching to a worker keeps it in that list
 * after its end.
 * @param inside a page of the extension
 */
export async function watchWorker(inside: PuppeteerPage, origin: string): Promise<WorkerWatch> {
  const session = await inside.createCDPSession();
  const running = new Map<string, boolean>();
  let ends = 0;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, scriptURL, runningStatus } of versions) {
      if (!scriptURL.startsWith(`${origin}/`)) continue;
      if (runningStatus === 'stopped' && running.get(versionId)) ends += 1;
      running.set(versionId, runningStatus !== 'stopped');
    }
  });
  await session.send('ServiceWorker.enable');
  const isRunning = (): boolean => [...running.values()].includes(true);
  return {
    isRunning,
    stop: async () => {
      const before = ends;
      // A worker that is just starting survives the first call; one that a page starts again at once has stopped, too.
      await waitUntil('the worker has stopped', async () => {
        await session.send('ServiceWorker.stopAllWorkers');
        return !isRunning() || ends > before;
      });
    },
  };
}
