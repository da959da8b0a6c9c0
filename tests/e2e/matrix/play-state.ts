import type { SandboxRequest } from '../../../sandbox/log/request-log.ts';
import type { Page } from '../../browsers/browser.ts';
import { authorization } from '../harness/requests.ts';
import type { Harness } from '../harness/start-harness.ts';
import { expectedIn, type Outcome, type State } from './cell.ts';
import type { Row } from './rows.ts';
import {
  type MatrixSource,
  PAGE_SOURCES,
  type PageName,
  REDIRECTS,
  redirectPath,
  TARGETS,
} from './sources.ts';
import { DEFAULT_LABEL, homeOf, PINNED_LABEL, type Stage } from './stage.ts';
import { leave, leavesPage, OWN_AUTHORIZATION, sendAll, WAYS } from './ways.ts';

/** One row in one state, with the name of its request. */
interface Try {
  readonly row: Row;
  readonly name: string;
  readonly url: string;
  readonly arrives: boolean;
}

/** Makes every request of a state, and returns what the sandbox received for each row. */
export async function playState(
  stage: Stage,
  state: State,
  rows: readonly Row[],
): Promise<ReadonlyMap<Row, string>> {
  const { harness } = stage.subject;
  const tries = rows.map((row, index): Try => {
    const name = `${state}-${index}`;
    const arrives = expectedIn(harness.browser.name, row.cells[state]) !== 'no request';
    return { row, name, url: TARGETS[row.to](name, harness.sandbox), arrives };
  });
  for (const { row, name } of tries) redirect(harness, row, name);
  const sources = [...new Set(tries.map(({ row }) => row.from))];
  await Promise.all(
    sources.map((source) =>
      playSource(
        stage,
        source,
        tries.filter(({ row }) => row.from === source),
      ),
    ),
  );
  return new Map(tries.map(({ row, name }) => [row, outcomeOf(harness, row, name)]));
}

function redirect({ sandbox }: Harness, row: Row, name: string): void {
  const location = REDIRECTS[row.to]?.(name);
  if (location === undefined) return;
  sandbox.failNext({ path: redirectPath(row.to, name) }, { kind: 'redirect', location });
}

async function playSource(stage: Stage, source: MatrixSource, tries: readonly Try[]): Promise<void> {
  const { harness } = stage.subject;
  if (source === 'extension') {
    await harness.browser.inExtension(sendAll, batchOf(tries), OWN_AUTHORIZATION);
    return allArrived(harness, tries);
  }
  const page = stage.pages[source];
  const staying = tries.filter(({ row }) => !leavesPage(row.way));
  if (staying.length > 0) {
    await page.evaluate(sendAll, batchOf(staying), OWN_AUTHORIZATION);
    await allArrived(harness, staying);
  }
  for (const each of tries.filter(({ row }) => leavesPage(row.way))) {
    if (isPage(source)) await leaveAndReturn(harness, page, each, homeOf(source, harness));
    else await visit(harness, page, each);
  }
  if (isPage(source)) await sentinel(harness, page, tries[0]?.name ?? '');
}

function isPage(source: MatrixSource): source is PageName {
  return Object.hasOwn(PAGE_SOURCES, source);
}

function batchOf(tries: readonly Try[]): readonly (readonly [string, string])[] {
  return tries.map(({ row, url }) => [row.way, url]);
}

async function visit(harness: Harness, page: Page, each: Try): Promise<void> {
  // A page that the browser cannot show is a valid outcome: what arrived decides.
  await page.goto(each.url).catch(() => {});
  await allArrived(harness, [each]);
}

async function leaveAndReturn(harness: Harness, page: Page, each: Try, home: string): Promise<void> {
  await page.evaluate(leave, each.row.way, each.url);
  await allArrived(harness, [each]);
  // Until the page is really left, a driver may mistake that navigation for its own next one.
  await page.waitFor((from) => location.href !== from && document.readyState === 'complete', home);
  await page.goto(home);
}

/** Ends the actions of a page: all its earlier requests have arrived before this one. */
async function sentinel({ sandbox }: Harness, page: Page, name: string): Promise<void> {
  await page.evaluate((path) => fetch(path).then(() => null), `/sentinel?after=${name}`);
  await sandbox.waitForRequest(({ query }) => query === `?after=${name}`);
}

async function allArrived(harness: Harness, tries: readonly Try[]): Promise<void> {
  const awaited = tries.filter(({ arrives }) => arrives);
  // A request that never arrives is a valid outcome, which the test of its cell reports.
  await Promise.all(
    awaited.map(({ row, name }) =>
      harness.sandbox.waitForRequest((request) => isOf(request, row, name), 3000).catch(() => null),
    ),
  );
}

function isOf({ method, query }: SandboxRequest, row: Row, name: string): boolean {
  return method === WAYS[row.way].method && new URLSearchParams(query).get('cell') === name;
}

/** What arrived for a row, in the words of the matrix; several different outcomes are listed. */
function outcomeOf({ sandbox }: Harness, row: Row, name: string): string {
  const seen = sandbox.requests.filter((request) => isOf(request, row, name)).map(carriedBy);
  return [...new Set(seen)].join(', ') || ('no request' satisfies Outcome);
}

function carriedBy(request: SandboxRequest): string {
  const value = authorization(request);
  if (value === null) return 'nothing' satisfies Outcome;
  if (value === OWN_AUTHORIZATION) return 'own' satisfies Outcome;
  const outcomes: Readonly<Record<string, Outcome>> = {
    [DEFAULT_LABEL]: 'default',
    [PINNED_LABEL]: 'pinned',
  };
  return outcomes[request.tokenSet ?? ''] ?? 'a header that is nobody’s';
}
