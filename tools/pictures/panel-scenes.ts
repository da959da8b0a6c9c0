import type { Page } from '../../tests/browsers/browser.ts';
import { waitUntil } from '../../tests/browsers/wait-until.ts';
import { openTab } from '../../tests/e2e/harness/detail.ts';
import { createProduct, getFrom } from '../../tests/e2e/harness/page-requests.ts';
import { openCall } from '../../tests/e2e/harness/panel.ts';
import { partOf, waitForTokenSet } from '../../tests/e2e/harness/popup.ts';
import { testId } from '../../tests/e2e/harness/test-id.ts';
import { withPopup } from '../../tests/e2e/harness/with-popup.ts';
import { FIRST_TOKEN_SET, type Journey } from '../../tests/e2e/journey/journey.ts';

/** Several calls, and a refused one that another saved token set may make. */
export async function panelAtWork(journey: Journey): Promise<void> {
  const { browser, tab } = journey;
  await withPopup(journey, tab, async (popup) => {
    const id = await waitForTokenSet(popup, FIRST_TOKEN_SET);
    await popup.click(partOf(id, 'token-set-choose'));
    await popup.waitFor((css) => document.querySelector(css), `[data-id="${id}"] :checked`);
  });
  const panel = await browser.openPanel(tab);
  await openCall(panel, { verdict: 'ok' }, () => getFrom(tab, '/api/products/?page=1&limit=40'));
  for (const path of ['/api/orders/', '/api/products/?page=2&limit=40', '/api/orders']) {
    await getFrom(tab, path);
  }
  await openCall(panel, { verdict: 'scope.wrong' }, () => createProduct(tab, '/api/products/'));
  await journey.picture(panel, 'panel-at-work');
  await sendAgain(journey, panel);
  await panel.close();
}

/** The refused call again with the other token set, then its form, and the extension's own calls. */
async function sendAgain(journey: Journey, panel: Page): Promise<void> {
  const { picture } = journey;
  const shown = (css: string) => panel.waitFor((wanted) => document.querySelector(wanted), css);
  await panel.click(testId('retry'));
  await shown(testId('ask-write'));
  await picture(panel, 'panel-ask-write');
  await panel.click(testId('ask-send'));
  await shown(`${testId('comparison')} ${testId('difference-count')}`);
  await picture(panel, 'panel-replayed');
  await panel.click(testId('tab-replay'));
  await shown(testId('replay-form'));
  await panel.type(testId('replay-body'), '{ "name": "Tea mug", }');
  await picture(panel, 'panel-replay');
  await panel.click(testId('own-calls'));
  await shown('[data-source="own"]');
  await picture(panel, 'panel-own-calls');
  await panel.click(testId('own-calls'));
  // The next panel starts with the settings of this one.
  await waitUntil('the setting is kept', () =>
    journey.browser.inExtension(async () => {
      const { panelSettings } = await browser.storage.local.get('panelSettings');
      return Object(panelSettings).value?.ownCalls === false;
    }),
  );
}

/** Every tab of the details, a search in a body, and the export. */
export async function panelDetail(journey: Journey): Promise<void> {
  const { browser, tab } = journey;
  const panel = await browser.openPanel(tab);
  await tab.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the API's own pages have cookies.
    document.cookie = 'session=logged-in; path=/';
  });
  await openCall(panel, { verdict: 'ok' }, () => getFrom(tab, '/api/products/?page=1&limit=40'));
  await openCall(panel, { verdict: 'scope.wrong' }, () => createProduct(tab, '/api/products/'));
  for (const name of ['request', 'timing', 'code']) {
    await openTab(panel, name);
    await journey.picture(panel, `panel-${name}`);
  }
  await panel.click(testId('code-cookies'));
  await journey.picture(panel, 'panel-code-cookies');
  await openTab(panel, 'verdict');
  await panel.click(`${testId('ask-owner')} summary`);
  await panel.evaluate((css) => document.querySelector(css)?.scrollIntoView(), testId('ask-owner'));
  await journey.picture(panel, 'panel-owner-mail');
  await panel.click(`${testId('call')}[data-verdict="ok"]`);
  await openTab(panel, 'response');
  await journey.picture(panel, 'panel-response');
  await panel.type(testId('json-search'), 'tea');
  await panel.waitFor((css) => document.querySelector(css), testId('json-found'));
  await panel.press('Enter');
  await journey.picture(panel, 'panel-search');
  await panel.click(testId('export'));
  await panel.waitFor((css) => document.querySelector(css), testId('export-counts'));
  await journey.picture(panel, 'panel-export');
  await panel.close();
}

/** The other views: first empty, then after calls to a server that requires another scope once. */
export async function panelKnowledge(journey: Journey): Promise<void> {
  const { browser, sandbox, tab } = journey;
  const panel = await browser.openPanel(tab);
  const show = (view: string) => panel.click(testId(`view-${view}`));
  await show('advice');
  await journey.picture(panel, 'panel-advice-empty');
  await show('lookup');
  await journey.picture(panel, 'panel-lookup');
  await panel.type(testId('lookup'), 'POST /products/');
  await journey.picture(panel, 'panel-lookup-answer');
  await show('lookup');
  const requirement = { legacy: null, right: 'stock:read', source: '' } as const;
  const evidence = { legacyEvidence: 'assumed', rightEvidence: 'assumed' } as const;
  sandbox.changeScope('GET', '/products/quantity/', { ...requirement, ...evidence });
  await openCall(panel, { verdict: 'ok' }, () => getFrom(tab, '/api/products/?page=3'));
  for (const path of ['/api/products/quantity/', '/api/orders/', '/api/webhooks/12/']) {
    await getFrom(tab, path);
  }
  await createProduct(tab, '/api/products/');
  sandbox.resetScopes();
  await panel.waitFor((css) => document.querySelector(css), `${testId('call')}[data-verdict="scope.wrong"]`);
  await show('advice');
  await journey.picture(panel, 'panel-advice');
  await show('learning');
  await panel.waitFor((css) => document.querySelector(css), testId('disagrees'));
  await journey.picture(panel, 'panel-learning');
  await panel.click(testId('erase-learning'));
  await panel.waitFor((css) => document.querySelector(css), testId('undo-erase'));
  await journey.picture(panel, 'panel-learning-erased');
  await panel.close();
}
