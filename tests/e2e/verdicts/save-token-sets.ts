import { setTimeout as sleep } from 'node:timers/promises';
import { PRODUCTION } from '../../../src/inventorum/environment.ts';
import type { Browser } from '../../browsers/browser.ts';
import { waitUntil } from '../../browsers/wait-until.ts';
import { command } from '../harness/commands.ts';
import { appInput, credentials } from '../harness/credentials.ts';
import { rulesInForce } from '../harness/rules-in-force.ts';
import { shown, shownState } from '../harness/shown.ts';
import type { Harness } from '../harness/start-harness.ts';
import { grantOrigin } from '../placement/host-permission.ts';
import { ADMIN, ELSEWHERE, EXPIRED, LEGACY, NEVER_RENEWED, OF_ELSEWHERE, STAFF, USUAL } from './labels.ts';

/** The scope of the app issued before 2019. */
const LEGACY_SCOPE = 'orders categories';

/** Saves every token set of `labels.ts`. The first one is the default. */
export async function saveTokenSets(harness: Harness): Promise<void> {
  const { browser, sandbox } = harness;
  const appId = await addApp(harness, USUAL, PRODUCTION.id);
  await command(browser, 'token-set.add', { appId, tokenSet: draft(harness, ADMIN) });
  await addApp(harness, STAFF, PRODUCTION.id);
  sandbox.grant(LEGACY, LEGACY_SCOPE);
  await addApp(harness, LEGACY, PRODUCTION.id);
  await addApp(harness, OF_ELSEWHERE, await addElsewhere(harness));
  for (const label of [USUAL, ADMIN, STAFF, LEGACY, OF_ELSEWHERE]) await hasAccessToken(browser, label);

  sandbox.setTokenLifetime(1);
  await command(browser, 'token-set.add', { appId, tokenSet: draft(harness, EXPIRED) });
  await hasAccessToken(browser, EXPIRED);
  sandbox.revoke(EXPIRED);
  sandbox.setTokenLifetime(36_000);
  const madeUp = { label: NEVER_RENEWED, refreshToken: 'no-such-refresh-token', accessToken: '' };
  await command(browser, 'token-set.add', { appId, tokenSet: madeUp });
  await isRejected(browser, EXPIRED);
  await rulesInForce(browser);
}

async function addApp(harness: Harness, label: string, environmentId: string): Promise<string> {
  const { label: name } = credentials(harness.sandbox, label).app;
  const input = appInput(harness.sandbox, label, { label: name, environmentId });
  return (await command(harness.browser, 'app.add', input)).appId;
}

function draft({ sandbox }: Harness, label: string) {
  return { label, refreshToken: credentials(sandbox, label).tokenSet.refreshToken, accessToken: '' };
}

async function addElsewhere({ browser, sandbox }: Harness): Promise<string> {
  const origin = `http://localhost:${sandbox.httpPort}`;
  await grantOrigin(browser, origin);
  return (await command(browser, 'environment.add', { environmentName: ELSEWHERE, origin })).id;
}

async function hasAccessToken(browser: Browser, label: string): Promise<void> {
  await waitUntil(`${label} has an access token`, async () => (await shown(browser, label))?.refreshedAt);
}

/** A card that is read earlier would advise a refresh. A refresh is refused for 5 seconds after the last one. */
async function isRejected(browser: Browser, label: string): Promise<void> {
  const id = (await shown(browser, label))?.id ?? '';
  await waitUntil(`${label} is rejected`, async () => {
    if ((await shownState(browser, label)) === 'rejected') return true;
    await sleep(500);
    await command(browser, 'token-set.refresh', { id }).catch(() => {});
    return false;
  });
}
