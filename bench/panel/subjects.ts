import type { CDPSession, Browser as Chromium, Page as Tab } from 'puppeteer-core';
import { chromiumPage } from '../../tests/browsers/chromium/chromium-page.ts';
import { startChromium } from '../../tests/browsers/chromium/start-chromium.ts';
import { CHROMIUM_ID, PANEL_PATH } from '../../tests/browsers/extension-identity.ts';
import { makeProfile, removeProfile } from '../../tests/browsers/profile.ts';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { command } from '../../tests/e2e/harness/commands.ts';
import type { QuickServer } from '../requests/quick-server.ts';
import { API_HOST, SAVED_TOKEN } from './facts.ts';
import type { FrameDocument } from './page/bench-page.ts';

export const SUBJECTS = ['ours', 'naive', 'empty page'] as const;
export type SubjectName = (typeof SUBJECTS)[number];

/** The setup that all subjects share. */
export interface SubjectSetup {
  readonly executable: string;
  readonly server: QuickServer;
  /** folder of the built extension */
  readonly folders: Readonly<Record<SubjectName, string>>;
  /** runs in every document before the extension's scripts */
  readonly script: string;
}

/** A running browser with a saved token set, in which tabs with the panel can be opened. */
export interface Subject {
  /** a tab that simulates the DevTools, without the panel yet */
  openTab(): Promise<BenchTab>;
  close(): Promise<void>;
}

export interface BenchTab {
  readonly tab: Tab;
  readonly session: CDPSession;
  readonly shown: FrameDocument;
}

const ORIGIN = `chrome-extension://${CHROMIUM_ID}`;
const DEVTOOLS_PATH = '/src/devtools/index.html';
const PANEL_SIZE = { width: 1180, height: 560 };

/** As high as a list of 10,000 calls, with a text field. */
const EMPTY_PAGE = '<!doctype html><input autofocus><div style="height: 270000px"></div>';

export async function startSubject(name: SubjectName, setup: SubjectSetup): Promise<Subject> {
  const { executable, server } = setup;
  const profile = await makeProfile('bench');
  const extension = setup.folders[name];
  const chromium = await startChromium({ executable, server, extension, hosts: [API_HOST] }, profile);
  await saveTokenSet(chromium);
  const shown = name === 'empty page' ? { srcdoc: EMPTY_PAGE } : { src: ORIGIN + PANEL_PATH };
  return {
    openTab: async () => {
      const tab = await chromium.newPage();
      await tab.setViewport(PANEL_SIZE);
      await tab.evaluateOnNewDocument(setup.script);
      await tab.goto(ORIGIN + DEVTOOLS_PATH);
      await tab.bringToFront();
      return { tab, session: await tab.createCDPSession(), shown };
    },
    close: async () => {
      await chromium.close();
      await removeProfile(profile);
    },
  };
}

async function saveTokenSet(chromium: Chromium): Promise<void> {
  const tab = await chromium.newPage();
  // The page is refused until the extension is loaded.
  await waitUntil('the extension is loaded', () => tab.goto(`${ORIGIN}/manifest.json`));
  const page = chromiumPage(tab);
  const app = { label: 'Bench', kind: 'internal', environmentId: 'production' } as const;
  const secrets = { clientId: 'client', clientSecret: 'secret' };
  const tokenSet = { label: 'Warehouse sync', refreshToken: 'first', accessToken: '' };
  await command({ inExtension: page.evaluate }, 'app.add', { app: { ...app, ...secrets }, tokenSet });
  const tail = SAVED_TOKEN.slice(-4);
  await page.waitFor(async (end) => {
    const { value } = Object((await browser.storage.local.get('status'))['status']);
    // Other commits stored it as an object.
    const text: string = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
    return text.includes(`"tail":"${end}"`);
  }, tail);
  await tab.close();
}
