import { strict as assert } from 'node:assert';
import { TOKEN_PATH } from '../../../src/inventorum/environment.ts';
import type { Page } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';
import { credentials } from '../harness/credentials.ts';
import { getFrom } from '../harness/page-requests.ts';
import { partOf, pasteMail, SUGGESTED, waitForState, waitForTokenSet } from '../harness/popup.ts';
import { arrival, authorization, basicHeader, tokenRequests } from '../harness/requests.ts';
import { storedTokenSets } from '../harness/stored.ts';
import { counted } from './counted.ts';
import { API, FIRST_TOKEN_SET, type Journey } from './journey.ts';

/** From an empty popup with an e-mail at hand to the first answered call. */
const MOST_ACTIONS = 4;

/**
 * From an empty popup with an e-mail at hand: a paste and one key save it, with one token request, the right Basic header
 * and the rotated refresh token stored. The address bar is two actions more, and `decorateTopLevelGet` counts all four.
 */
export async function addCredentials({ browser, sandbox, tab, picture, actions }: Journey): Promise<string> {
  const pasted = credentials(sandbox, FIRST_TOKEN_SET);
  const popup = await browser.openPopup(tab);
  await picture(popup, 'popup-first-run');
  const user = counted(popup, actions);
  await pasteMail(popup, pasted, user);
  await picture(popup, 'popup-pasted');
  await user.press('Enter');
  await waitForState(popup, SUGGESTED, 'live/idle');
  await rename(popup, SUGGESTED, FIRST_TOKEN_SET);
  await picture(popup, 'popup-saved');
  await popup.close();

  const [request, ...others] = tokenRequests(sandbox);
  assert.equal(others.length, 0, 'there is one token request');
  const { clientId, clientSecret } = pasted.app;
  assert.equal(request && authorization(request), basicHeader(clientId, clientSecret));
  assert.equal(new URLSearchParams(request?.body).get('refresh_token'), pasted.tokenSet.refreshToken);
  const rotated = credentials(sandbox, FIRST_TOKEN_SET).tokenSet.refreshToken;
  assert.notEqual(rotated, pasted.tokenSet.refreshToken);
  const [stored] = await storedTokenSets(browser);
  assert.equal(stored?.refreshToken, rotated, 'the rotated refresh token is stored');
  return `POST ${TOKEN_PATH} with the app's Basic header, answered ${request?.status}; the new refresh token is stored`;
}

/** Names a token set as the steps that follow expect. */
async function rename(popup: Page, from: string, to: string): Promise<void> {
  const id = await waitForTokenSet(popup, from);
  // Right after a save the list still moves, and a click may hit nothing.
  await waitUntil('the form is open', async () => {
    await popup.click(partOf(id, 'token-set-edit'));
    return popup.evaluate(() => document.querySelector('[name="tokenSetLabel"]') !== null);
  });
  await popup.type('[name="tokenSetLabel"]', to);
  await popup.press('Enter');
  await waitForState(popup, to, 'live/idle');
}

/** A top-level GET from the address bar carries the token and asks for JSON. */
export async function decorateTopLevelGet({ sandbox, tab, actions }: Journey): Promise<string> {
  await counted(tab, actions).goto(`${API}/api/products/?page=1`);
  const request = await arrival(sandbox, '/api/products/?page=1');
  const { accessToken } = credentials(sandbox, FIRST_TOKEN_SET).tokenSet;
  assert.equal(authorization(request), `Bearer ${accessToken}`);
  assert.equal(request.headers['accept'], 'application/json');
  assert.ok(actions.length <= MOST_ACTIONS, `${actions.length} actions: ${actions.join(', ')}`);
  return `GET ${request.path}${request.query} with the Bearer token of ${request.tokenSet}, Accept: ${request.headers['accept']}`;
}

/** Until the user allows it, the page's own requests are left alone. */
export async function leavePageAlone({ sandbox, tab }: Journey): Promise<string> {
  const status = await getFrom(tab, '/api/products/?page=2');
  const request = await arrival(sandbox, '/api/products/?page=2');
  assert.equal(authorization(request), null);
  assert.equal(status, 401);
  return `GET ${request.path}${request.query} without Authorization, answered ${status}`;
}
