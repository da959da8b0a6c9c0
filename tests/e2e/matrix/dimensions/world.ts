import type { SandboxRequest } from '../../../../sandbox/log/request-log.ts';
import type { AllowanceReach } from '../../../../src/injection/allowance.ts';
import type { Page } from '../../../browsers/browser.ts';
import { command } from '../../harness/commands.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from '../../harness/e2e-browser.ts';
import { authorization } from '../../harness/requests.ts';
import { type Harness, startHarness } from '../../harness/start-harness.ts';
import { addTokenSets } from '../../placement/add-token-sets.ts';
import { grantOrigin, patternOf } from '../../placement/host-permission.ts';
import { ALLOWED, ALLOWED_PARENT_OF_API, SITE_HOSTS } from './sites.ts';
import { WORKER_SCRIPT } from './worker-script.ts';

export const DEFAULT_LABEL = 'Catalogue admin';
export const ANOTHER_LABEL = 'Warehouse sync';

/** What a request carried: the label of a token set, `nothing`, or another header. */
export type Carried = string;

/** A browser with the extension, two token sets and two allowed origins, and a server that records what arrives. */
export interface World {
  readonly harness: Harness;
  /** by label */
  readonly tokenSetIds: Readonly<Record<string, string>>;
  /** what arrived with a name, in order */
  arrived(name: string): readonly Carried[];
  /** number of named requests that have arrived */
  arrivals(): number;
}

export async function openWorld(): Promise<World> {
  const arrived = new Map<string, Carried[]>();
  let arrivals = 0;
  const harness = await startHarness({
    browserName: E2E_BROWSER,
    executable: E2E_EXECUTABLE,
    hosts: SITE_HOSTS,
    sandbox: {
      hosts: SITE_HOSTS,
      onRequest: ({ kind, request }) => {
        const name = new URLSearchParams(request.query).get('cell');
        if (kind !== 'arrived' || name === null || request.method === 'OPTIONS') return;
        arrivals += 1;
        arrived.set(name, [...(arrived.get(name) ?? []), carriedBy(request)]);
      },
    },
    launch: { updatable: true },
  });
  serve(harness);
  const { ids } = await addTokenSets(harness, [DEFAULT_LABEL, ANOTHER_LABEL]);
  for (const origin of [ALLOWED, ALLOWED_PARENT_OF_API]) await allow(harness, origin);
  return {
    harness,
    tokenSetIds: ids,
    arrived: (name) => arrived.get(name) ?? [],
    arrivals: () => arrivals,
  };
}

function carriedBy(request: SandboxRequest): Carried {
  const value = authorization(request);
  if (value === null) return 'nothing';
  return request.tokenSet ?? 'a header that is nobody’s';
}

/** Allows an origin like a user: with a permission prompt if necessary. */
export async function allow(
  { browser: real }: Harness,
  origin: string,
  reach: AllowanceReach = { in: 'every tab' },
): Promise<void> {
  const pattern = patternOf(real, origin);
  const held = await real.inExtension((asked) => browser.permissions.contains({ origins: [asked] }), pattern);
  // The API's permission is in the manifest, and in Firefox one port's covers all ports.
  if (!held) await grantOrigin(real, origin);
  await command(real, 'origin.allow', { origin, reach });
}

/** Key in a page's session storage: the requests of its duplicate. */
export const ASKED_BY_DUPLICATE = 'asked by a duplicate';

const DUPLICATE_ASKS = `
const url = sessionStorage.getItem('${ASKED_BY_DUPLICATE}');
if (url) fetch(url, { method: 'POST', body: 'name=Tea', mode: 'no-cors' }).catch(() => null);
`;

/** Pages and workers on every host, and an API that answers all requests, so that no 401 ends a token. */
function serve({ sandbox }: Harness): void {
  const give = (path: string, type: string, body: string, more: Record<string, string> = {}): void => {
    const headers = {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': '*, Authorization',
      ...more,
    };
    sandbox.failNext({ path, times: 'always' }, { kind: 'answer', status: 200, headers, body });
  };
  const page = '<!doctype html><html lang="en"><head><title>A page</title></head><body></body></html>';
  give('/matrix/page/', 'text/html', page.replace('</body>', `<script>${DUPLICATE_ASKS}</script></body>`));
  give('/matrix/controlled/', 'text/html', page);
  give('/matrix/worker.js', 'text/javascript', WORKER_SCRIPT, { 'Service-Worker-Allowed': '/' });
  give('/api/matrix/download/', 'application/octet-stream', 'Tea', {
    'Content-Disposition': 'attachment; filename="tea.txt"',
  });
  give('/api/matrix/preload/', 'text/html', page);
  give('/api/matrix/passed/', 'text/html', page);
  give('/api/matrix/', 'text/html', page);
}

const API = 'https://app.inventorum.com';

/** The address of a request with the name that identifies it at the server. */
export function targetOf(asking: string, name: string): string {
  const paths: Readonly<Record<string, string>> = {
    'navigation preload': 'preload/',
    'form passed on': 'passed/',
    download: 'download/',
  };
  return `${API}/api/matrix/${paths[asking] ?? ''}?cell=${name}`;
}

/** The browser's current tab ids. */
function tabIds({ browser: real }: Harness): Promise<readonly number[]> {
  return real.inExtension(async () => (await browser.tabs.query({})).map(({ id }) => Number(id)));
}

/** All except the driver's own. */
export async function otherTabIds({ browser: real }: Harness): Promise<readonly number[]> {
  return await real.inExtension(async () => {
    const own = await browser.tabs.getCurrent();
    const all = await browser.tabs.query({});
    return all.filter(({ id }) => id !== own?.id).map(({ id }) => Number(id));
  });
}

export async function closeTabs({ browser: real }: Harness, ids: readonly number[]): Promise<void> {
  await real.inExtension(async (tabIds) => {
    await browser.tabs.remove([...tabIds]);
  }, ids);
}

/** A tab whose id is known. */
export interface Tab {
  readonly page: Page;
  readonly id: number;
}

let pages = 0;

/** Opens a page of the matrix at an origin, with its own address. */
export async function openTab(harness: Harness, origin: string): Promise<Tab> {
  const before = await tabIds(harness);
  pages += 1;
  const page = await harness.browser.openPage(`${origin}/matrix/page/?tab=${pages}`);
  const id = (await tabIds(harness)).find((each) => !before.includes(each));
  if (id === undefined) throw new Error('The tab has no id');
  return { page, id };
}
