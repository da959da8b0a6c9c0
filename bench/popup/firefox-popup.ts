import type { Browser } from '../../tests/browsers/browser.ts';
import { POPUP_PATH } from '../../tests/browsers/extension-identity.ts';
import { launchBrowser } from '../../tests/browsers/launch-browser.ts';
import { API_HOST } from '../requests/quick-server.ts';
import type { PopupSetup } from './chromium-popup.ts';
import { saveTokenSets } from './save-token-sets.ts';

/** One opening by the page's own clock, ms from the navigation. */
export interface TimedOpening {
  readonly firstPaint: number;
  /** the frame after the last change of what is in view */
  readonly stable: number;
}

/** Firefox, in which the popup of one build is opened again and again, in a tab. */
export interface FirefoxPopup {
  fill(count: number): Promise<void>;
  open(): Promise<TimedOpening>;
  close(): Promise<void>;
}

/** @param extension folder */
export async function startFirefoxPopup(
  { executable, server }: PopupSetup,
  extension: string,
): Promise<FirefoxPopup> {
  const hosts = [API_HOST];
  const firefox = await launchBrowser('firefox', { executable, server, extension, hosts });
  let cards = 0;
  return {
    fill: async (count) => {
      await saveTokenSets(firefox, count);
      cards = count;
    },
    open: () => open(firefox, cards),
    close: () => firefox.close(),
  };
}

/** Without a change for this long, the popup stays as it is. */
const QUIET_MS = 500;

async function open(firefox: Browser, cards: number): Promise<TimedOpening> {
  // A page of the same origin, so that it can look into the popup.
  const opener = await firefox.openPage(`${firefox.extensionOrigin}/manifest.json`);
  try {
    return await opener.evaluate(timeOpening, POPUP_PATH, cards, QUIET_MS);
  } finally {
    await opener.close();
  }
}

/** Runs in a page of the extension. Timers of a page in the background are slow, so the popup's own are used. */
async function timeOpening(path: string, cards: number, quietMs: number): Promise<TimedOpening> {
  const popup = window.open(path);
  if (popup === null) throw new Error('The popup was not opened');
  let stable = Number.POSITIVE_INFINITY;
  const painted = () =>
    popup.requestAnimationFrame(() => {
      popup.setTimeout(() => {
        stable = popup.performance.now();
      });
    });
  await new Promise((resolve) => popup.addEventListener('DOMContentLoaded', resolve));
  painted();
  // What stands below the fold, and what only assistive technology sees, is rendered after the first view.
  const isSeen = (node: Node) => {
    const box = (
      'getBoundingClientRect' in node ? (node as Element) : node.parentElement
    )?.getBoundingClientRect();
    return box && box.width > 1 && box.height > 1 && box.top < popup.innerHeight && box.bottom > 0;
  };
  const changes = new MutationObserver((records) => {
    const changed = records.flatMap(({ type, target, addedNodes }) =>
      type === 'childList' && addedNodes.length > 0 ? [...addedNodes] : [target],
    );
    if (changed.some(isSeen)) painted();
  });
  changes.observe(popup.document, { subtree: true, childList: true, attributes: true, characterData: true });
  const isDone = () =>
    popup.document.querySelectorAll('[data-testid="token-set"]').length > 0 === cards > 0 &&
    popup.performance.now() - stable > quietMs;
  while (!isDone()) await new Promise((resolve) => popup.setTimeout(resolve, 100));
  const [paint] = popup.performance.getEntriesByName('first-contentful-paint');
  changes.disconnect();
  popup.close();
  return { firstPaint: paint?.startTime ?? Number.NaN, stable };
}
