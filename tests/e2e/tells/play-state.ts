import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxRequest } from '../../../sandbox/log/request-log.ts';
import type { Page } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';
import { authorization } from '../harness/requests.ts';
import { testId } from '../harness/test-id.ts';
import { giveRedirect, giveRevalidated, pathOf } from './answers.ts';
import { ask, leave, type Plan } from './ask-in-page.ts';
import { API, ELSEWHERE } from './names.ts';
import { listedCells, readPanel, type Said } from './read-panel.ts';
import { harCells, type ToldEntry, type ToldTab, toldEntries, toldTabs } from './recorder.ts';
import { type StateName, stateNamed } from './states.ts';
import { leavesPage, type WayOfAsking, wayNamed } from './ways.ts';
import type { World } from './world.ts';

/** What the server received. */
export interface Arrived {
  readonly cell: string;
  readonly method: string;
  /** label of a token set; null: no `Authorization`; '?': another one */
  readonly token: string | null;
  readonly body: string;
  /** null: the connection was cut */
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Everything that is known of a state's requests: from the page, the server, the browser and the panel. */
export interface PlayedState {
  readonly state: StateName;
  /** way of asking by cell; a redirect's first hop has a cell of its own */
  readonly ways: ReadonlyMap<string, string>;
  /** what the page got, by cell */
  readonly outcomes: ReadonlyMap<string, string>;
  readonly arrived: readonly Arrived[];
  readonly entries: readonly ToldEntry[];
  readonly tabs: readonly ToldTab[];
  readonly har: readonly string[];
  readonly said: readonly Said[];
}

interface Try {
  readonly name: string;
  readonly way: WayOfAsking;
  readonly plan: Plan;
}

/** Makes every request of a state, and returns what is known of it. */
export async function playState(
  world: World,
  state: StateName,
  names: readonly string[],
): Promise<PlayedState> {
  const { harness, tab, panel } = world;
  const { origin, enter, leave: end } = stateNamed(state);
  await enter?.(world);
  const home = `${origin}/tells/page/?state=${state}`;
  await tab.goto(home);
  await panel.evaluate((css) => document.querySelector<HTMLElement>(css)?.click(), testId('clear'));
  await sentinel(world, state);
  const tries = names.map((name, index) => tryOf(world, name, `${state}-${index}`));
  const staying = tries.filter(({ way }) => !leavesPage(way));
  const outcomes = new Map(
    await tab.evaluate(
      ask,
      staying.map(({ plan }) => JSON.stringify(plan)),
    ),
  );
  await allArrived(world, staying);
  await settled(world, state);
  // Chromium's HAR begins anew with the next page.
  const har = await harCells(panel, state);
  await allListed(world, state, har);
  for (const each of tries.filter(({ way }) => leavesPage(way))) {
    await tab.evaluate(leave, each.plan.by, each.plan.url);
    await allArrived(world, [each]);
    await tab.waitFor((from) => location.href !== from && document.readyState === 'complete', home);
    await isListed(panel, `cell=${each.plan.cell}`, 5000);
    await tab.goto(home);
    await settled(world, state);
  }
  const entries = await toldEntries(panel, state);
  const said = await readPanel(panel, state);
  const tabs = await toldTabs(harness.browser, state);
  await end?.(world);
  return {
    ...{ state, outcomes, entries, har, said, tabs },
    ways: new Map(
      tries.flatMap(({ name, plan }) => [[plan.cell, name] as const, [`${plan.cell}-hop`, name] as const]),
    ),
    arrived: arrivedIn(world, state),
  };
}

function tryOf({ harness: { sandbox } }: World, name: string, cell: string): Try {
  const way = wayNamed(name);
  const { what: _what, answer, redirect, search = '', ...rest } = way;
  const target = `${pathOf(answer, cell)}?cell=${cell}${search}`;
  if (answer === 'revalidated') giveRevalidated(sandbox, cell);
  if (!redirect) return { name, way, plan: { ...rest, cell, url: API + target } };
  const hosts = { api: API, elsewhere: ELSEWHERE };
  const path = redirect.from === 'api' ? `/api/tells/to/${cell}/` : `/tells/to/${cell}/`;
  giveRedirect(sandbox, { path, status: redirect.status, location: hosts[redirect.to] + target });
  return { name, way, plan: { ...rest, cell, url: `${hosts[redirect.from]}${path}?cell=${cell}-hop` } };
}

async function allArrived({ harness: { sandbox } }: World, tries: readonly Try[]): Promise<void> {
  const awaited = tries.filter(({ way }) => !way.mayNotArrive);
  // What never arrives is a valid outcome, which the comparison judges.
  await Promise.all(
    awaited.map(({ plan: { cell } }) =>
      sandbox.waitForRequest((request) => cellOf(request) === cell, 3000).catch(() => null),
    ),
  );
}

let sentinels = 0;

/**
 * Makes calls of the page until one is listed, and returns how many: a busy panel lists the earlier ones, too, but late.
 * What ended before the last one is listed as well, or never.
 */
async function sentinel({ tab, panel }: World, state: StateName): Promise<number> {
  let made = 0;
  const isMadeAndListed = async (): Promise<boolean> => {
    made += 1;
    sentinels += 1;
    const mark = `sentinel=${state}-${sentinels}`;
    await tab.evaluate(readFrom, `${API}${pathOf('json', '')}?${mark}`);
    return isListed(panel, mark, made * 1000);
  };
  await waitUntil('a call of the page is listed', isMadeAndListed, 90_000);
  return made;
}

/** Runs in a page. Chromium does not report an answer that nobody reads and that may not be stored. */
function readFrom(url: string): Promise<null> {
  const nothing = (): null => null;
  return fetch(url)
    .then((answer) => answer.text())
    .then(nothing, nothing);
}

/** Whether a call is listed within that time (ms). Only the rows near the visible ones are drawn. */
function isListed(panel: Page, mark: string, within: number): Promise<boolean> {
  return panel.evaluate(
    async (wanted, time) => {
      for (let waited = 0; waited < time; waited += 50) {
        document.querySelector('[data-testid="call-list"]')?.scrollTo(0, 1_000_000);
        if (document.querySelector(`[data-testid="call"][data-key*="${wanted}"]`)) return true;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return false;
    },
    mark,
    within,
  );
}

/** A call of the page is listed, and nothing else is any more. */
async function settled(world: World, state: StateName): Promise<void> {
  let others = 1;
  while (others > 0) {
    const before = await listedCells(world.panel);
    const made = await sentinel(world, state);
    others = (await listedCells(world.panel)) - before - made;
  }
}

/** ms; the panel asks the more rarely, the longer the answer takes, so it must not be busy all the time */
const LOOK_AGAIN = 2000;

/** The panel asks Chromium for its HAR every few seconds, because Chromium does not report every request by itself. */
async function allListed({ panel }: World, state: StateName, har: readonly string[]): Promise<void> {
  const complete = async (): Promise<boolean> => {
    const said = await readPanel(panel, state);
    const isComplete = har.every((each) => said.some(({ method, cell }) => `${method} ${cell}` === each));
    if (!isComplete) await sleep(LOOK_AGAIN);
    return isComplete;
  };
  // What is never listed is a valid outcome, which the comparison judges.
  await waitUntil('every call of the HAR is listed', complete, 90_000).catch(() => {});
}

function arrivedIn({ harness: { sandbox } }: World, state: StateName): readonly Arrived[] {
  return sandbox.requests.flatMap((request) => {
    const cell = cellOf(request);
    // Redirects lead to another host, too, whose calls the panel does not list.
    const isOurs = cell.startsWith(`${state}-`) && request.host === new URL(API).host;
    if (!isOurs) return [];
    const { method, body, status, headers, tokenSet } = request;
    const token = authorization(request) === null ? null : (tokenSet ?? '?');
    return [{ cell, method, body, status, headers, token }];
  });
}

function cellOf({ query }: SandboxRequest): string {
  return new URLSearchParams(query).get('cell') ?? '';
}
