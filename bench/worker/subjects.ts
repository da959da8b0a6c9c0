import type { CDPSession, Browser as Chromium, Page as Tab } from 'puppeteer-core';
import type { Page } from '../../tests/browsers/browser.ts';
import { chromiumPage } from '../../tests/browsers/chromium/chromium-page.ts';
import { startChromium } from '../../tests/browsers/chromium/start-chromium.ts';
import { CHROMIUM_ID } from '../../tests/browsers/extension-identity.ts';
import { makeProfile, removeProfile } from '../../tests/browsers/profile.ts';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { command } from '../../tests/e2e/harness/commands.ts';
import { API_HOST, type QuickServer } from '../requests/quick-server.ts';

const ORIGIN = `chrome-extension://${CHROMIUM_ID}`;

export interface WorkerSetup {
  readonly executable: string;
  readonly server: QuickServer;
}

/** A browser with one extension whose worker is stopped and started again. */
export interface WorkerSubject {
  /** ms from the order to start the sleeping worker until its script has run */
  cold(): Promise<number>;
  /** ms from a page's message to the sleeping worker until its answer */
  firstAnswer(): Promise<number>;
  /** bytes of the awake worker's heap after a collection */
  heap(): Promise<number>;
  close(): Promise<void>;
}

/**
 * @param extension folder
 * @param isOurs whether it has our commands: then a token set is saved first
 */
export async function startSubject(
  { executable, server }: WorkerSetup,
  { extension, isOurs }: { readonly extension: string; readonly isOurs: boolean },
): Promise<WorkerSubject> {
  const profile = await makeProfile('bench');
  const chromium = await startChromium({ executable, server, extension, hosts: [API_HOST] }, profile);
  const tab = await chromium.newPage();
  // The page is refused until the extension is loaded. It has no script.
  await waitUntil('the extension is loaded', () => tab.goto(`${ORIGIN}/manifest.json`));
  if (isOurs) await saveTokenSet(chromiumPage(tab));
  const worker = await controlWorker(tab);
  return {
    async cold() {
      await worker.stop();
      return await worker.start();
    },
    async firstAnswer() {
      await worker.stop();
      await tab.bringToFront();
      return await tab.evaluate(async () => {
        const begun = performance.now();
        const answer: unknown = await browser.runtime.sendMessage({ command: 'status.write', input: {} });
        const took = performance.now() - begun;
        if (!Object(answer).ok) throw new Error('The worker did not answer');
        return took;
      });
    },
    async heap() {
      await worker.start();
      return await heapOf(chromium);
    },
    async close() {
      await chromium.close();
      await removeProfile(profile);
    },
  };
}

/** Until the status shows it as renewed: then a start has nothing to send. */
async function saveTokenSet(page: Page): Promise<void> {
  const app = { label: 'Bench', kind: 'internal', environmentId: 'production' } as const;
  const secrets = { clientId: 'client', clientSecret: 'secret' };
  const tokenSet = { label: 'Bench', refreshToken: 'first', accessToken: '' };
  await command({ inExtension: page.evaluate }, 'app.add', { app: { ...app, ...secrets }, tokenSet });
  await page.waitFor(async () => {
    const { value } = Object((await browser.storage.local.get('status'))['status']);
    // Other commits stored it as an object.
    const text: string = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    return text.includes('"state":"idle"') && text.includes('"tail":"');
  });
}

interface WorkerControl {
  stop(): Promise<void>;
  /** Resolves with the ms that it took. */
  start(): Promise<number>;
}

type Status = 'stopped' | 'starting' | 'running' | 'stopping';

async function controlWorker(tab: Tab): Promise<WorkerControl> {
  const session = await tab.createCDPSession();
  const statuses = followStatus(session);
  await session.send('ServiceWorker.enable');
  return {
    async stop() {
      // A worker that is just starting survives the first call.
      while (statuses.now() !== 'stopped') {
        await session.send('ServiceWorker.stopAllWorkers');
        await Promise.race([statuses.next('stopped'), new Promise((resolve) => setTimeout(resolve, 200))]);
      }
    },
    async start() {
      if (statuses.now() === 'running') return 0;
      const running = statuses.next('running');
      const begun = performance.now();
      await session.send('ServiceWorker.startWorker', { scopeURL: `${ORIGIN}/` });
      return (await running) - begun;
    },
  };
}

/** What the browser reports of the extension's worker; null: nothing yet. */
function followStatus(session: CDPSession) {
  let current: Status | null = null;
  const waiting = new Map<Status, (at: number) => void>();
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { scriptURL, runningStatus } of versions) {
      if (!scriptURL.startsWith(`${ORIGIN}/`)) continue;
      current = runningStatus;
      waiting.get(current)?.(performance.now());
      waiting.delete(current);
    }
  });
  return {
    now: () => current,
    /** The moment at which it has that status next. */
    next: (status: Status) => new Promise<number>((resolve) => void waiting.set(status, resolve)),
  };
}

/** Never stays attached: a worker with a debugger that stops and starts again waits for it for ever. */
async function heapOf(chromium: Chromium): Promise<number> {
  const target = await chromium.waitForTarget((one) => one.type() === 'service_worker');
  const session = await target.createCDPSession();
  try {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  } finally {
    await session.detach();
  }
}
