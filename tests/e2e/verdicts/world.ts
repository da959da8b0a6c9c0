import { once } from 'node:events';
import { createServer } from 'node:net';
import type { LaunchOptions, Page } from '../../browsers/browser.ts';
import { command } from '../harness/commands.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from '../harness/e2e-browser.ts';
import { shown } from '../harness/shown.ts';
import { type Harness, startHarness } from '../harness/start-harness.ts';
import { grantOrigin } from '../placement/host-permission.ts';
import { saveTokenSets } from './save-token-sets.ts';

export const API = 'https://app.inventorum.com';
/** A shop whose pages may send the token in every tab. */
export const SHOP = 'https://shop.test';

/** A browser with all saved data for the verdicts, and the panel of one tab. */
export interface World {
  readonly harness: Harness;
  readonly tab: Page;
  readonly panel: Page;
  readonly tabId: number;
  /** origin of an environment without a server */
  readonly closedOrigin: string;
  /** id of a saved token set */
  idOf(label: string): Promise<string>;
  /** the last access token that the server issued to it. SECRET. */
  accessTokenOf(label: string): string;
}

export async function startWorld(
  launch: Pick<LaunchOptions, 'language' | 'colorScheme'> = {},
): Promise<World> {
  const harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE, launch });
  const { browser: real, sandbox } = harness;
  await saveTokenSets(harness);
  const closedOrigin = await addClosedEnvironment(harness);
  await grantOrigin(real, SHOP);
  for (const origin of [API, SHOP]) {
    await command(real, 'origin.allow', { origin, reach: { in: 'every tab' } });
    // Allowing includes reading; these rows show what the server alone lets a page read.
    await command(real, 'origin.read-answers', { origin, on: false });
  }
  const tab = await real.openPage(`${API}/`);
  return {
    harness,
    tab,
    // Last, because it reads the environments only once.
    panel: await real.openPanel(tab),
    tabId: await real.inExtension(
      async (url) => (await browser.tabs.query({ url: `${url}/*` }))[0]?.id ?? -1,
      API,
    ),
    closedOrigin,
    idOf: async (label) => (await shown(real, label))?.id ?? '',
    accessTokenOf: (label) => {
      const isIts = (name: string) => name.startsWith('access token') && name.endsWith(`"${label}"`);
      return sandbox.secrets.findLast(({ name }) => isIts(name))?.value ?? '';
    },
  };
}

/** On a port that was free a moment ago. */
async function addClosedEnvironment({ browser }: Harness): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  server.close();
  const origin = `http://localhost:${port}`;
  // Firefox grants every port of a host, and has granted this one.
  if (browser.name === 'chrome') await grantOrigin(browser, origin);
  await command(browser, 'environment.add', { environmentName: 'Nobody', origin });
  return origin;
}
