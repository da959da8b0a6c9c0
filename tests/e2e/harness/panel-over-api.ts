import type { Page } from '../../browsers/browser.ts';
import { getFrom } from './page-requests.ts';
import { openCall } from './panel.ts';
import type { Harness } from './start-harness.ts';
import { allowInPopup, saveCredentials } from './with-popup.ts';

/** A page of the API that sends a token set's token, and its panel with one opened call. */
export async function panelOverApi(
  harness: Harness,
  label: string,
): Promise<{ readonly tab: Page; readonly panel: Page }> {
  const tab = await harness.browser.openPage('https://app.inventorum.com/');
  await saveCredentials(harness, tab, label);
  await allowInPopup(harness, tab);
  const panel = await harness.browser.openPanel(tab);
  await openCall(panel, { verdict: 'ok' }, (round) => getFrom(tab, `/api/products/?limit=20&r=${round}`));
  return { tab, panel };
}
