import type { Page, Browser as RealBrowser } from '../../browsers/browser.ts';
import { command } from '../harness/commands.ts';
import type { Harness } from '../harness/start-harness.ts';
import { addTokenSets } from '../placement/add-token-sets.ts';
import { type MatrixSource, PAGE_SOURCES, type PageName } from './sources.ts';
import type { Subject } from './states.ts';

export const DEFAULT_LABEL = 'Catalogue admin';
export const PINNED_LABEL = 'Warehouse sync';

/** The value of `X-Api-Version`. */
export const API_VERSION = 12;

/** The pages of every source, open in their own tabs and used in every state. */
export interface Stage {
  readonly subject: Subject;
  readonly pages: Readonly<Record<Exclude<MatrixSource, 'extension'>, Page>>;
}

/** Prepares the browser: token sets and tabs. */
export async function openStage(harness: Harness): Promise<Stage> {
  const { browser, sandbox } = harness;
  // Preflights are answered: a permissive server is the harder case.
  sandbox.configure({ cors: true });
  const { appId, ids } = await addTokenSets(harness, [DEFAULT_LABEL, PINNED_LABEL]);
  await command(browser, 'app.api-version', { id: appId, version: API_VERSION });
  // Not an empty page, which the driver would use for the next page.
  const entries: [string, Page][] = [['address bar', await browser.openPage('https://other.test/')]];
  for (const [name, { origin }] of Object.entries(PAGE_SOURCES)) {
    entries.push([name, await browser.openPage(`${origin(sandbox)}/`)]);
  }
  const tabIds = await openTabs(browser);
  entries.push(['other tab', await browser.openPage('https://other.test/')]);
  const pages = Object.fromEntries(entries) as Stage['pages'];
  const subject = { harness, defaultId: ids[DEFAULT_LABEL] ?? '', pinnedId: ids[PINNED_LABEL] ?? '', tabIds };
  return { subject, pages };
}

function openTabs(real: RealBrowser): Promise<readonly number[]> {
  return real.inExtension(async () => (await browser.tabs.query({})).map(({ id }) => Number(id)));
}

/** The initial address of a page in each state. */
export function homeOf(name: PageName, { sandbox }: Harness): string {
  return `${PAGE_SOURCES[name].origin(sandbox)}/`;
}
