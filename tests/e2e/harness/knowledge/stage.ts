import type { Page } from '../../../browsers/browser.ts';
import { waitUntil } from '../../../browsers/wait-until.ts';
import { addTokenSets } from '../../placement/add-token-sets.ts';
import { command } from '../commands.ts';
import { credentials } from '../credentials.ts';
import { getFrom } from '../page-requests.ts';
import { rulesInForce } from '../rules-in-force.ts';
import type { Harness } from '../start-harness.ts';
import { testId } from '../test-id.ts';
import { grantScopes, type ScopeChange } from './scope-changes.ts';

const API = 'https://app.inventorum.com';

/** A recording panel for a page that may send any of three token sets. */
export interface KnowledgeStage extends Harness {
  readonly tab: Page;
  readonly panel: Page;
  /** sends that token set with every call from now on */
  use(label: string): Promise<void>;
  /** makes the page call; returns the status */
  call(change: Pick<ScopeChange, 'method' | 'path' | 'body'>): Promise<number>;
}

export async function setKnowledgeStage(harness: Harness): Promise<KnowledgeStage> {
  const { browser, sandbox } = harness;
  await grantScopes(sandbox);
  const tab = await browser.openPage(`${API}/`);
  const { ids } = await addTokenSets(harness, ['Read only', 'Warehouse sync', 'Catalogue admin']);
  await command(browser, 'origin.allow', { origin: API, reach: { in: 'every tab' } });
  const panel = await browser.openPanel(tab);
  await heard(panel, tab);
  return {
    ...harness,
    tab,
    panel,
    async use(label) {
      await command(browser, 'injection.choose', { tokenSetId: ids[label] ?? '' });
      const { accessToken } = credentials(sandbox, label).tokenSet;
      await rulesInForce(browser, { pagesOf: new URL(API).hostname, authorization: `Bearer ${accessToken}` });
    },
    call: ({ method, path, body }) =>
      tab.evaluate(
        (target, verb, text) => {
          const headers = { 'Content-Type': 'application/json' };
          const init = text === null ? { method: verb } : { method: verb, headers, body: text };
          return fetch(target, init).then(({ status }) => status);
        },
        path,
        method,
        body ?? null,
      ),
  };
}

/** Firefox's panel misses requests of its first second. These go to unknown paths, and teach nothing. */
async function heard(panel: Page, tab: Page): Promise<void> {
  await waitUntil('the panel lists a call', async () => {
    await getFrom(tab, '/api/nowhere/');
    return panel.evaluate((css) => document.querySelector(css) !== null, testId('call'));
  });
  await panel.click(testId('clear'));
}
