import type { Browser as Chromium } from 'puppeteer-core';
import { chromiumPage } from '../../tests/browsers/chromium/chromium-page.ts';
import { startChromium } from '../../tests/browsers/chromium/start-chromium.ts';
import { CHROMIUM_ID, POPUP_PATH } from '../../tests/browsers/extension-identity.ts';
import { makeProfile, removeProfile } from '../../tests/browsers/profile.ts';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { API_HOST, type QuickServer } from '../requests/quick-server.ts';
import { addViewWork } from './add-view-work.ts';
import { measureOpening, type Opened, type PopupOpening } from './measure-opening.ts';
import { saveTokenSets } from './save-token-sets.ts';

const ORIGIN = `chrome-extension://${CHROMIUM_ID}`;

export interface PopupSetup {
  readonly executable: string;
  readonly server: QuickServer;
}

/** A browser in which one extension's popup is opened again and again, in a tab of the popup's size. */
export interface PopupSubject {
  /** Saves token sets until there are this many, which the popup then lists. */
  fill(count: number): Promise<void>;
  open(worker: Opened['worker']): Promise<PopupOpening>;
  /** ms of the page's main thread, to open the form of new credentials */
  openAddView(): Promise<number>;
  close(): Promise<void>;
}

/** @param extension folder */
export async function startPopup(
  { executable, server }: PopupSetup,
  extension: string,
): Promise<PopupSubject> {
  const profile = await makeProfile('bench');
  const chromium = await startChromium({ executable, server, extension, hosts: [API_HOST] }, profile);
  let cards = 0;
  return {
    fill: async (count) => {
      await fill(chromium, count);
      cards = count;
    },
    open: (worker) => measureOpening(chromium, { url: ORIGIN + POPUP_PATH, cards, worker }),
    openAddView: () => addViewWork(chromium, ORIGIN + POPUP_PATH),
    close: async () => {
      await chromium.close();
      await removeProfile(profile);
    },
  };
}

/** In a page of the extension that is closed again: it would share the popup's heap. */
async function fill(chromium: Chromium, count: number): Promise<void> {
  const tab = await chromium.newPage();
  // The page is refused until the extension is loaded. It has no script.
  await waitUntil('the extension is loaded', () => tab.goto(`${ORIGIN}/manifest.json`));
  if (count > 0) await saveTokenSets({ inExtension: chromiumPage(tab).evaluate }, count);
  await tab.close();
}
