import { strict as assert } from 'node:assert';
import { TOKEN_PATH } from '../../../src/inventorum/environment.ts';
import { credentials } from '../harness/credentials.ts';
import { getFrom } from '../harness/page-requests.ts';
import { pasteMail, waitForState } from '../harness/popup.ts';
import { arrival, authorization, basicHeader, tokenRequests } from '../harness/requests.ts';
import { storedTokenSets } from '../harness/stored.ts';
import { API, FIRST_TOKEN_SET, type Journey } from './journey.ts';

/**
 * Paste, name and save: one token request with the right Basic header, and the rotated refresh token is stored. The name
 * is only for the steps that follow; without it, the same paste is saved by one key.
 */
export async function addCredentials({ browser, sandbox, tab, picture }: Journey): Promise<string> {
  const pasted = credentials(sandbox, FIRST_TOKEN_SET);
  const popup = await browser.openPopup(tab);
  await picture(popup, 'popup-first-run');
  await pasteMail(popup, pasted);
  await picture(popup, 'popup-pasted');
  await popup.type('[name="tokenSetLabel"]', FIRST_TOKEN_SET);
  await popup.press('Enter');
  await waitForState(popup, FIRST_TOKEN_SET, 'live/idle');
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

/** A top-level GET from the address bar carries the token and asks for JSON. */
export async function decorateTopLevelGet({ sandbox, tab }: Journey): Promise<string> {
  await tab.goto(`${API}/api/products/?page=1`);
  const request = await arrival(sandbox, '/api/products/?page=1');
  const { accessToken } = credentials(sandbox, FIRST_TOKEN_SET).tokenSet;
  assert.equal(authorization(request), `Bearer ${accessToken}`);
  assert.equal(request.headers['accept'], 'application/json');
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
