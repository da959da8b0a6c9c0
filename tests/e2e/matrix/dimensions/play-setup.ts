import type { InjectionView } from '../../../../src/injection/injection-view.ts';
import { command } from '../../harness/commands.ts';
import { arrangePermission, arrangeStance, openTabs, originOf, passMoment, type Tabs } from './arrange.ts';
import { factsOf } from './asking.ts';
import { beginAsking, endAsking, registerAtApi } from './asking-in-page.ts';
import { decided, viewNow } from './decide.ts';
import { phraseOf, type Request, type Setup } from './dimensions.ts';
import { isException } from './exceptions.ts';
import { itemsOf } from './must-cells.ts';
import { allArrived, playTabs, type Try } from './play-tabs.ts';
import { isOfTabs, mayCarry } from './promise.ts';
import type { Site } from './sites.ts';
import { type Carried, closeTabs, openTab, otherTabIds, targetOf, type World } from './world.ts';

/** The result of a request. */
export interface Played {
  readonly setup: Setup;
  readonly request: Request;
  /** made while the event happened */
  readonly meanwhile: boolean;
  readonly permitted: readonly Carried[];
  /** what has arrived so far, in order */
  seen(): readonly Carried[];
}

/** Whether the received requests differ from the permitted ones. */
export function isWrong({ permitted, seen }: Played): boolean {
  return seen().some((each) => !permitted.includes(each));
}

/** The result as a line, with the audit items that it covers. */
export function wordsOf({ setup, request, meanwhile, permitted, seen }: Played): string {
  const cell = { ...setup, ...request };
  const items = itemsOf(cell).map((item) => ` [item ${item}]`);
  const when = meanwhile ? ' (meanwhile)' : '';
  return `${phraseOf(cell)}${when}: ${seen().join(', ')} in the place of ${permitted.join(' or ')}${items.join('')}`;
}

let setups = 0;

/** Sets up, makes the requests, and returns what arrived and what is permitted. */
export async function playSetup(
  world: World,
  setup: Setup,
  requests: readonly Request[],
): Promise<readonly Played[]> {
  const { harness } = world;
  setups += 1;
  const tries = requests.map((request, index) => tryOf(world, request, `${setups}-${index}`));
  if (tries.some(({ asking }) => asking === 'navigation preload' || asking === 'form passed on')) {
    const helper = await openTab(harness, originOf('api', harness));
    await helper.page.evaluate(registerAtApi);
    await helper.page.close();
  }
  const opened = await openTabs(harness, [...new Set(requests.map(({ site }) => site))]);
  const giveBack = await arrangePermission(world, setup.permission, opened);
  const ids = [...opened.values()].map(({ id }) => id);
  const end = await arrangeStance(world, setup.stance, ids);
  const { tabs, meanwhile } = await letPass(world, setup, opened);
  const view = await viewNow(world);
  const played = tries.map((each) => playedOf(world, { setup, tabs, view }, each));
  await playTabs(world, tabs, tries);
  await end();
  await closeTabs(harness, await otherTabIds(harness));
  await giveBack();
  return [...meanwhile, ...played];
}

function tryOf({ harness }: World, { site, asking }: Request, name: string): Try {
  const url = targetOf(asking, name);
  const status = asking.startsWith('303') ? 303 : 307;
  const path = `/matrix/redirect/${name}/`;
  if (asking.startsWith('30')) {
    harness.sandbox.failNext({ path }, { kind: 'redirect', status, location: url });
  }
  return { site, asking, name, url, redirect: `${originOf(site, harness)}${path}` };
}

function playedOf(
  world: World,
  { setup, tabs, view }: { readonly setup: Setup; readonly tabs: Tabs; readonly view: InjectionView },
  { site, asking, name }: Try,
): Played {
  const request = { site, asking };
  const sent = decided(world, view, tabs, request);
  const kept = isException(world.harness.browser.name, request) || !mayCarry(setup, request, sent);
  const { when, newTab } = factsOf(asking);
  const closing = when === 'closing';
  // If any tab is special, the tab may be gone before, or not known yet.
  const bare = isOfTabs(setup) && (closing || newTab);
  // A browser may drop what a page sends while its tab is closed.
  const less = [...(closing ? ['no request'] : []), ...(bare ? ['nothing'] : [])];
  return {
    setup,
    request,
    meanwhile: false,
    permitted: [kept ? 'nothing' : sent, ...less],
    seen: () => seenUnder(world, name),
  };
}

function seenUnder(world: World, name: string): readonly Carried[] {
  const seen = [...new Set(world.arrived(name))];
  return seen.length === 0 ? ['no request'] : seen;
}

/** Lets the event happen; while the extension restarts, every page keeps sending. */
async function letPass(
  world: World,
  setup: Setup,
  opened: Tabs,
): Promise<{ readonly tabs: Tabs; readonly meanwhile: readonly Played[] }> {
  const { browser } = world.harness;
  const stays = setup.moment === 'reload' || setup.moment === 'update';
  const asking = 'fetch POST';
  const number = setups;
  const name = (site: Site): string => `${number}-meanwhile-${site}`;
  if (stays) {
    for (const [site, { page }] of opened) await page.evaluate(beginAsking, targetOf(asking, name(site)));
    await allArrived(
      world,
      [...opened.keys()].map((site) => ({ name: name(site) })),
    );
  }
  const tabs = await passMoment(world, setup.moment, opened);
  // An answered command is in force, so whatever the background does at its start is done.
  await command(browser, 'recovery.dismiss', {});
  if (!stays) return { tabs, meanwhile: [] };
  for (const { page } of tabs.values()) await page.evaluate(endAsking);
  const meanwhile = [...tabs.keys()].map((site): Played => {
    const request = { site, asking } as const;
    const labels = Object.keys(world.tokenSetIds).filter((label) => mayCarry(setup, request, label));
    const permitted = ['nothing', ...labels];
    return { setup, request, meanwhile: true, permitted, seen: () => seenUnder(world, name(site)) };
  });
  return { tabs, meanwhile };
}
