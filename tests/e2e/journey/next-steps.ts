import { strict as assert } from 'node:assert';
import { clickInList } from '../harness/click-in-list.ts';
import { credentials } from '../harness/credentials.ts';
import { createProduct, getFrom } from '../harness/page-requests.ts';
import { openCall } from '../harness/panel.ts';
import { addTokenSet, partOf, textOf, waitForState, waitForTokenSet } from '../harness/popup.ts';
import { arrival, authorization } from '../harness/requests.ts';
import { rulesInForce } from '../harness/rules-in-force.ts';
import { testId } from '../harness/test-id.ts';
import { API, FIRST_TOKEN_SET, type Journey, SECOND_TOKEN_SET } from './journey.ts';

/** "Allow pages on this host": GET and POST of the same page carry the token from now on. */
export async function allowHost({ browser, sandbox, tab, picture }: Journey): Promise<string> {
  const popup = await browser.openPopup(tab);
  await picture(popup, 'popup-host-not-allowed');
  await popup.click(testId('tab-action'));
  await popup.waitFor((css) => document.querySelector(css), `${testId('tab-status')}[data-sends="yes"]`);
  await picture(popup, 'popup-host-allowed');
  await popup.close();

  const bearer = `Bearer ${credentials(sandbox, FIRST_TOKEN_SET).tokenSet.accessToken}`;
  await rulesInForce(browser, { pagesOf: new URL(API).hostname, authorization: bearer });
  assert.equal(await getFrom(tab, '/api/products/?page=3'), 200);
  assert.equal(authorization(await arrival(sandbox, '/api/products/?page=3')), bearer);
  // The scope is missing, so nothing is created, but the token is sent.
  assert.equal(await createProduct(tab, '/api/products/?try=1'), 403);
  assert.equal(authorization(await arrival(sandbox, '/api/products/?try=1', 'POST')), bearer);
  return 'GET and POST of the page with the Bearer token';
}

/** The panel names the missing scope. */
export async function explainMissingScope({ browser, tab, picture }: Journey): Promise<string> {
  const panel = await browser.openPanel(tab);
  const refused = (round: number) => createProduct(tab, `/api/products/?panel=${round}`);
  await openCall(panel, { verdict: 'scope.wrong' }, refused);
  const missing = await panel.waitFor(
    (css) => document.querySelector<HTMLElement>(css)?.innerText,
    testId('missing'),
  );
  assert.match(missing, /products:create/);
  const title = await textOf(panel, 'verdict-title');
  await picture(panel, 'panel-scope-wrong');
  await panel.close();
  return `403 scope.wrong; the panel says: ${title}; missing: ${missing}`;
}

/** Choosing another token set in the popup is enough. */
export async function succeedWithOtherTokenSet({ browser, sandbox, tab, picture }: Journey): Promise<string> {
  const popup = await browser.openPopup(tab);
  await addTokenSet(popup, credentials(sandbox, SECOND_TOKEN_SET));
  await waitForState(popup, SECOND_TOKEN_SET, 'live/idle');
  const id = await waitForTokenSet(popup, SECOND_TOKEN_SET);
  await clickInList(popup, partOf(id, 'token-set-choose'));
  await popup.waitFor(
    (css, label) => document.querySelector<HTMLElement>(css)?.innerText.includes(label),
    `${testId('tab-status')}[data-sends="yes"]`,
    SECOND_TOKEN_SET,
  );
  await picture(popup, 'popup-two-token-sets');
  await popup.close();

  const chosen = `Bearer ${credentials(sandbox, SECOND_TOKEN_SET).tokenSet.accessToken}`;
  await rulesInForce(browser, { pagesOf: new URL(API).hostname, authorization: chosen });
  assert.equal(await createProduct(tab, '/api/products/?chosen=1'), 200);
  const request = await arrival(sandbox, '/api/products/?chosen=1', 'POST');
  assert.equal(request.tokenSet, SECOND_TOKEN_SET);
  return `POST ${request.path} with the Bearer token of ${request.tokenSet}, answered ${request.status}`;
}
