import { command } from '../../harness/commands.ts';
import type { Harness } from '../../harness/start-harness.ts';
import { setSiteAccess } from '../../placement/host-permission.ts';
import type { Moment, Permission, Stance } from './dimensions.ts';
import { isSibling, SITES, type Site } from './sites.ts';
import { ANOTHER_LABEL, allow, DEFAULT_LABEL, openTab, type Tab, type World } from './world.ts';

/** The tab of each requesting site. */
export type Tabs = ReadonlyMap<Site, Tab>;

export function originOf(site: Site, { sandbox }: Harness): string {
  return SITES[site].origin(sandbox);
}

export async function openTabs(harness: Harness, sites: readonly Site[]): Promise<Tabs> {
  const tabs = new Map<Site, Tab>();
  for (const site of sites) tabs.set(site, await openTab(harness, originOf(site, harness)));
  return tabs;
}

/** Sets up the permission for every tab; returns a function that undoes it. */
export async function arrangePermission(
  { harness }: World,
  permission: Permission,
  tabs: Tabs,
): Promise<() => Promise<void>> {
  const { browser } = harness;
  const asked = [...tabs].filter(([site]) => site !== 'allowed' && site !== 'foreign');
  switch (permission) {
    case 'button clicked':
      await clickOver(harness, tabs);
      return stay;
    case 'allowed elsewhere':
      return await allowElsewhere(harness, asked);
    case 'after disallow':
      await allowAndDisallow(harness, asked);
      return () => giveBack(harness, asked);
    case 'on click':
      await allowAndDisallow(harness, asked);
      await setSiteAccess(browser, 'ON_CLICK');
      await clickOver(harness, tabs);
      return async () => {
        await setSiteAccess(browser, 'ON_ALL_SITES');
        await giveBack(harness, asked);
      };
    default:
      return stay;
  }
}

async function stay(): Promise<void> {}

/** Clicks the button itself: `action.openPopup()` grants nothing. */
async function clickOver({ browser }: Harness, tabs: Tabs): Promise<void> {
  for (const { page } of tabs.values()) {
    const popup = await browser.openPopup(page);
    await popup.close().catch(() => {});
  }
}

const EVERYWHERE = { in: 'every tab' } as const;

type Asked = readonly (readonly [Site, Tab])[];

async function allowElsewhere(harness: Harness, asked: Asked): Promise<() => Promise<void>> {
  for (const [site] of asked) {
    const origin = originOf(site, harness);
    const elsewhere = await openTab(harness, origin);
    await allow(harness, origin, { in: 'one tab', tabId: elsewhere.id });
  }
  return () => giveBack(harness, asked);
}

/** In its own tab if possible: a sibling of the allowed origin must have the same reach. */
async function allowAndDisallow(harness: Harness, asked: Asked): Promise<void> {
  for (const [site, { id }] of asked) {
    const origin = originOf(site, harness);
    const reach = isSibling(site) ? EVERYWHERE : ({ in: 'one tab', tabId: id } as const);
    await allow(harness, origin, reach);
    await command(harness.browser, 'origin.disallow', { origin, reach });
  }
}

/** Gives back everything that the extension still holds for these sites, for the next set-up. */
async function giveBack({ browser: real, sandbox }: Harness, asked: Asked): Promise<void> {
  const kept = ['https://app.inventorum.com/*', 'https://app.inventorum.com:443/*'];
  const hosts = asked
    .filter(([site]) => site !== 'api')
    .map(([site]) => new URL(SITES[site].origin(sandbox)));
  await real.inExtension(
    async (patterns, mine) => {
      const { origins = [] } = await browser.permissions.getAll();
      const surplus = origins.filter((each) => !mine.includes(each) && patterns.includes(each));
      if (surplus.length > 0) await browser.permissions.remove({ origins: surplus });
    },
    hosts.flatMap(({ protocol, hostname, port }) => [
      `${protocol}//${hostname}/*`,
      `${protocol}//${hostname}:${port || (protocol === 'https:' ? 443 : 80)}/*`,
    ]),
    kept,
  );
}

/** Sets up the user's decision; returns a function that ends it. */
export async function arrangeStance(
  { harness: { browser }, tokenSetIds }: World,
  stance: Stance,
  ids: readonly number[],
): Promise<() => Promise<void>> {
  const id = tokenSetIds[DEFAULT_LABEL] ?? '';
  const pin = async (tokenSetId: string | null): Promise<void> => {
    for (const tabId of ids) await command(browser, 'tab.pin', { tabId, tokenSetId });
  };
  switch (stance) {
    case 'pinned to another':
      await pin(tokenSetIds[ANOTHER_LABEL] ?? '');
      return stay;
    case 'pinned to none':
      await pin(null);
      return stay;
    case 'paused':
      for (const tabId of ids) await command(browser, 'injection.pause', { for: 'one tab', tabId });
      return stay;
    case 'strict':
      await command(browser, 'injection.strict', { on: true });
      return async () => void (await command(browser, 'injection.strict', { on: false }));
    case 'guard':
      await command(browser, 'token-set.guard', { id, guarded: true });
      return async () => void (await command(browser, 'token-set.guard', { id, guarded: false }));
    default:
      return stay;
  }
}

/** Lets the event happen; returns the tabs as they are afterwards. */
export async function passMoment({ harness }: World, moment: Moment, tabs: Tabs): Promise<Tabs> {
  const { browser } = harness;
  switch (moment) {
    case 'reload':
      await browser.reloadExtension();
      return tabs;
    case 'update':
      await browser.updateExtension();
      return tabs;
    case 'discard':
      return await discardAndReturn(harness, tabs);
    case 'restart':
      await browser.restart();
      // It takes the tab that the browser started with, whose id is known already.
      await browser.openPage(`${originOf('foreign', harness)}/`);
      return await openTabs(harness, [...tabs.keys()]);
    default:
      return tabs;
  }
}

async function discardAndReturn(harness: Harness, tabs: Tabs): Promise<Tabs> {
  const back = new Map<Site, Tab>();
  const front = await openTab(harness, originOf('foreign', harness));
  await front.page.activate();
  for (const [site, { page, id }] of tabs) {
    const url = await page.url();
    const now = await harness.browser.inExtension(async (tabId) => {
      const { id } = (await browser.tabs.discard(tabId)) ?? { id: tabId };
      await browser.tabs.update(id ?? tabId, { active: true });
      return id ?? tabId;
    }, id);
    const again = await harness.browser.pageAt(url);
    await again.waitFor(() => document.readyState === 'complete');
    back.set(site, { page: again, id: now });
  }
  await front.page.close();
  return back;
}
