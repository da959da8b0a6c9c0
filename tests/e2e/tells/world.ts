import type { Page } from '../../browsers/browser.ts';
import { command } from '../harness/commands.ts';
import { E2E_BROWSER, E2E_EXECUTABLE } from '../harness/e2e-browser.ts';
import { type Harness, startHarness } from '../harness/start-harness.ts';
import { testId } from '../harness/test-id.ts';
import { addTokenSets } from '../placement/add-token-sets.ts';
import { grantOrigin } from '../placement/host-permission.ts';
import { giveAnswers } from './answers.ts';
import { ANOTHER, API, SHOP, USUAL } from './names.ts';
import { givePages } from './pages.ts';
import { startRecording } from './recorder.ts';

/** A browser with DevTools and the panel over one tab, and a server that records what arrives. */
export interface World {
  readonly harness: Harness;
  readonly tab: Page;
  readonly tabId: number;
  readonly panel: Page;
  /** by label */
  readonly tokenSetIds: Readonly<Record<string, string>>;
}

export async function openWorld(): Promise<World> {
  const harness = await startHarness({ browserName: E2E_BROWSER, executable: E2E_EXECUTABLE });
  const { browser: real, sandbox } = harness;
  sandbox.configure({ cors: true });
  givePages(sandbox);
  giveAnswers(sandbox);
  const { ids } = await addTokenSets(harness, [USUAL, ANOTHER]);
  await grantOrigin(real, SHOP);
  for (const origin of [API, SHOP]) {
    await command(real, 'origin.allow', { origin, reach: { in: 'every tab' } });
    await command(real, 'origin.read-answers', { origin, on: false });
  }
  const tab = await real.openPage(`${API}/tells/page/`);
  const tabId = await real.inExtension(
    async (url) => (await browser.tabs.query({ url: `${url}/*` }))[0]?.id ?? -1,
    API,
  );
  const panel = await real.openPanel(tab);
  // Calls of pages that were left belong to their state, too.
  await panel.waitFor((css) => {
    const box = document.querySelector<HTMLInputElement>(css);
    if (box?.checked === false) box.click();
    return box?.checked;
  }, testId('preserve-log'));
  await startRecording(real, panel);
  return { harness, tab, tabId, panel, tokenSetIds: ids };
}
