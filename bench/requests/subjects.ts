import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '../../tests/browsers/browser.ts';
import { chromiumPage } from '../../tests/browsers/chromium/chromium-page.ts';
import { startChromium } from '../../tests/browsers/chromium/start-chromium.ts';
import { CHROMIUM_ID } from '../../tests/browsers/extension-identity.ts';
import { launchBrowser } from '../../tests/browsers/launch-browser.ts';
import { makeProfile, removeProfile } from '../../tests/browsers/profile.ts';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { command } from '../../tests/e2e/harness/commands.ts';
import { rulesInForce } from '../../tests/e2e/harness/rules-in-force.ts';
import { extensionFolder } from '../../tools/project.ts';
import { type BareParts, writeBareExtension } from './bare-extension.ts';
import { API_HOST, OTHER_HOST, type QuickServer } from './quick-server.ts';

/** One browser of the comparison, with a page on the API's host and one on another. */
export interface RequestSubject {
  readonly api: Page;
  readonly other: Page;
  /** Opens the extension's panel in the DevTools of the API page. */
  openPanel(): Promise<void>;
  close(): Promise<void>;
}

/** The subject that can stop injecting and start again. */
export interface Ours extends RequestSubject {
  pause(on: boolean): Promise<void>;
}

export interface RequestSetup {
  readonly executable: string;
  readonly server: QuickServer;
}

/** The built extension with a token set and allowed API pages: every fetch of theirs gets a header. */
export async function startOurs(setup: RequestSetup, extension = extensionFolder('chrome')): Promise<Ours> {
  const browser = await launch(setup, extension);
  const app = { label: 'Bench', kind: 'internal', environmentId: 'production' } as const;
  const secrets = { clientId: 'client', clientSecret: 'secret' };
  const tokenSet = { label: 'Bench', refreshToken: 'first', accessToken: '' };
  await command(browser, 'app.add', { app: { ...app, ...secrets }, tokenSet });
  await rulesInForce(browser);
  const reach = { in: 'every tab' } as const;
  await command(browser, 'origin.allow', { origin: `https://${API_HOST}`, reach });
  const pages = await pagesOf((url) => browser.openPage(url));
  return {
    ...pages,
    openPanel: async () => void (await browser.openPanel(pages.api)),
    pause: async (on) => {
      if (on) await command(browser, 'injection.pause', { for: 'until restart' });
      else await command(browser, 'injection.resume', { tabId: null });
    },
    close: () => browser.close(),
  };
}

export async function startBare(setup: RequestSetup, parts: BareParts): Promise<RequestSubject> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bare-extension-'));
  const browser = await launch(setup, await writeBareExtension(folder, parts));
  if (parts.rule) await rulesInForce(browser);
  const pages = await pagesOf((url) => browser.openPage(url));
  return {
    ...pages,
    openPanel: async () => void (await browser.openPanel(pages.api)),
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** A browser without any extension. The driver starts with one, so a bare one is removed again. */
export async function startNone(setup: RequestSetup): Promise<RequestSubject> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bare-extension-'));
  const extension = await writeBareExtension(folder, { rule: false });
  const profile = await makeProfile('bench');
  const chromium = await startChromium({ ...setup, extension, hosts: [API_HOST, OTHER_HOST] }, profile);
  await waitUntil('the extension can be removed', async () => {
    await chromium.uninstallExtension(CHROMIUM_ID);
    return true;
  });
  const pages = await pagesOf(async (url) => {
    const tab = await chromium.newPage();
    await tab.goto(url);
    return chromiumPage(tab);
  });
  return {
    ...pages,
    openPanel: () => Promise.reject(new Error('No extension, no panel')),
    close: async () => {
      await chromium.close();
      await removeProfile(profile);
      await rm(folder, { recursive: true });
    },
  };
}

function launch({ executable, server }: RequestSetup, extension: string): Promise<Browser> {
  return launchBrowser('chrome', { executable, extension, server, hosts: [API_HOST, OTHER_HOST] });
}

async function pagesOf(open: (url: string) => Promise<Page>): Promise<Pick<RequestSubject, 'api' | 'other'>> {
  return { api: await open(`https://${API_HOST}/`), other: await open(`https://${OTHER_HOST}/`) };
}
