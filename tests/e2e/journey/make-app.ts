import { strict as assert } from 'node:assert';
import {
  createApp,
  createTokenSet,
  ENGLISH,
  enterPassword,
  enterPin,
  isShown,
} from '../harness/manager-pages.ts';
import { API, APP, FIRST_TOKEN_SET, type Journey, SECOND_TOKEN_SET } from './journey.ts';

/** E-mail and password, PIN, a new app, two tokens with their scopes: a developer's first steps. */
export async function makeApp({ browser, sandbox, picture }: Journey): Promise<string> {
  const owner = sandbox.accounts[0]?.users.find(({ role }) => role === 'owner');
  assert.ok(owner, 'the first account has an owner');
  const page = await browser.openPage(`${API}/login/?language=en`);
  await isShown(page, ENGLISH.logIn);
  await enterPassword(page, owner, ENGLISH);
  await enterPin(page, owner, ENGLISH);
  await createApp(page, APP);
  await createTokenSet(page, FIRST_TOKEN_SET, ['products:read', 'orders:read']);
  await createTokenSet(page, SECOND_TOKEN_SET, ['products:read', 'products:create']);
  await picture(page, 'token-manager');
  await page.close();
  const made = sandbox.accounts[0]?.apps.find(({ label }) => label === APP);
  const names = made?.tokenSets.map(({ label, scope }) => `${label} (${scope})`).join(', ');
  return `log-in, PIN, the app ${APP}, and its token sets: ${names}`;
}
