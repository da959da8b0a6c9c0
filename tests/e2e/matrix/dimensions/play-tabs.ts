import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '../../../browsers/browser.ts';
import type { Tabs } from './arrange.ts';
import { factsOf } from './asking.ts';
import { askClosing, askLeaving, askStaying } from './asking-in-page.ts';
import type { Request } from './dimensions.ts';
import type { Site } from './sites.ts';
import { ASKED_BY_DUPLICATE, closeTabs, type Tab, targetOf, type World } from './world.ts';

/** A request with the name that identifies it at the server. */
export interface Try extends Request {
  readonly name: string;
  readonly url: string;
  /** an address at the page's own origin that redirects to it */
  readonly redirect: string;
}

/**
 * Makes every request; resolves when all that can arrive have arrived. Pages make their requests in front; then all
 * leave at once.
 */
export async function playTabs(world: World, tabs: Tabs, tries: readonly Try[]): Promise<void> {
  const of: TriesOf = (site, when) =>
    tries.filter((each) => each.site === site && factsOf(each.asking).when === when);
  // In Firefox 153 a tab that leaves after others were in front may lose its document during a call of the driver.
  const inTurns = world.harness.browser.name === 'firefox';
  for (const tab of tabs) {
    await askInFront(world, tab, of);
    if (inTurns) await leave(world, tab, of);
  }
  if (!inTurns) await Promise.all([...tabs].map((tab) => leave(world, tab, of)));
  const closing = [...tabs].filter(([site]) => of(site, 'closing').length > 0);
  const others = [...tabs].filter(([site]) => of(site, 'closing').length === 0);
  // Pins and pauses end with their tab, so tabs that send last are closed last.
  await closeTabs(
    world.harness,
    others.map(([, { id }]) => id),
  );
  for (const [site, { page }] of closing) {
    const asked = of(site, 'closing').map(({ asking, url }): readonly [string, string] => [asking, url]);
    await page.evaluate(askClosing, asked);
  }
  await closeTabs(
    world.harness,
    closing.map(([, { id }]) => id),
  );
  const last = closing.flatMap(([site]) => of(site, 'closing'));
  await allArrived(world, last, CLOSING_TIME_LIMIT_MS);
}

type TriesOf = (site: Site, when: string) => readonly Try[];

type SiteTab = readonly [Site, Tab];

/** Makes the requests of a page that stays. */
async function askInFront(world: World, [site, { page, id }]: SiteTab, of: TriesOf): Promise<void> {
  // Speculation rules wait for the front tab, and Firefox slows down other tabs.
  await page.activate();
  await stayAndAsk(world, page, of(site, 'staying'));
  for (const each of of(site, 'apart')) {
    if (each.asking === 'duplicated tab') await duplicate(world, { page, id }, each);
    else await stayAndAsk(world, page, [each]);
  }
}

/** Makes the requests that leave the page, one after the other. */
async function leave(world: World, [site, { page }]: SiteTab, of: TriesOf): Promise<void> {
  for (const each of of(site, 'leaving')) await leaveAndReturn(world, page, each);
  await sentinel(world, page);
}

async function stayAndAsk(world: World, page: Page, tries: readonly Try[]): Promise<void> {
  if (tries.length === 0) return;
  const asked = tries.map(({ asking, url, redirect }): readonly [string, string, string] => [
    asking,
    url,
    redirect,
  ]);
  await page.evaluate(askStaying, asked);
  await allArrived(world, tries);
}

/** A duplicate has the page's session storage, and sends as soon as it is loaded. */
async function duplicate(world: World, { page, id }: Tab, each: Try): Promise<void> {
  await page.evaluate((key, url) => sessionStorage.setItem(key, url), ASKED_BY_DUPLICATE, each.url);
  await world.harness.browser.inExtension(async (tabId) => {
    await browser.tabs.duplicate(tabId);
  }, id);
  await allArrived(world, [each]);
  await page.evaluate((key) => sessionStorage.removeItem(key), ASKED_BY_DUPLICATE);
}

async function leaveAndReturn(world: World, page: Page, each: Try): Promise<void> {
  const home = await page.url();
  // In Firefox a tab that was discarded may show for a moment a document that has no body yet.
  await page.waitFor(() => document.readyState === 'complete' && document.body !== null);
  await page.evaluate(askLeaving, each.asking, each.url, each.redirect);
  await allArrived(world, [each]);
  await page.waitFor((from) => location.href !== from && document.readyState === 'complete', home);
  await page.goto(home);
}

let sentinels = 0;

/** Everything that the page sent before has arrived before this request. */
async function sentinel(world: World, page: Page): Promise<void> {
  sentinels += 1;
  const name = `sentinel-${sentinels}`;
  await page.evaluate(askStaying, [['fetch POST', targetOf('fetch POST', name), '']] as const);
  await allArrived(world, [{ name }]);
}

const TIME_LIMIT_MS = 15_000;
const CLOSING_TIME_LIMIT_MS = 3000;

/**
 * Waits until each has arrived, with a limit since the last progress. A request that never arrives is a valid outcome.
 */
export async function allArrived(
  world: World,
  tries: readonly Pick<Try, 'name'>[],
  timeLimitMs = TIME_LIMIT_MS,
): Promise<void> {
  let [seen, since] = [world.arrivals(), performance.now()];
  while (tries.some(({ name }) => world.arrived(name).length === 0)) {
    await sleep(20);
    if (world.arrivals() > seen) [seen, since] = [world.arrivals(), performance.now()];
    else if (performance.now() - since > timeLimitMs) return;
  }
}
