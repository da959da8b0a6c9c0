import type { SandboxUser } from '../../../sandbox/accounts/account.ts';
import type { Page } from '../../browsers/browser.ts';

/** The sandbox's pages as a user sees them: log-in, PIN, My Apps, token manager. */

/** Headings that identify a page in its language. */
export interface Headings {
  readonly logIn: string;
  readonly pin: string;
  readonly apps: string;
}

export const ENGLISH: Headings = { logIn: 'Log in', pin: 'Enter your PIN', apps: 'My Apps' };

/** Resolves when a page with that heading is shown. */
export async function isShown(page: Page, heading: string): Promise<void> {
  await page.waitFor((wanted) => document.querySelector('h1')?.innerText === wanted, heading);
}

export async function enterPassword(page: Page, user: SandboxUser, { pin }: Headings): Promise<void> {
  await page.type('#email', user.email);
  await page.type('#password', user.password);
  await page.click('main button');
  await isShown(page, pin);
}

export async function enterPin(page: Page, user: SandboxUser, { apps }: Headings): Promise<void> {
  await page.type('#pin', user.pin);
  await page.click('main button');
  await isShown(page, apps);
}

/** The copyable values on the app's page. SECRET. */
export interface ShownClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** From My Apps; ends on the app's page. */
export async function createApp(page: Page, name: string): Promise<ShownClient> {
  await page.type('#name', name);
  await page.click('main button');
  await isShown(page, name);
  return {
    clientId: await fieldValue(page, '#client-id'),
    clientSecret: await fieldValue(page, '#client-secret'),
  };
}

/** The values that the token manager shows once. SECRET. */
export interface ShownTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** On the app's page: creates a token set with these rights and reads its values. */
export async function createTokenSet(
  page: Page,
  label: string,
  scopes: readonly string[],
): Promise<ShownTokens> {
  await page.type('#name', label);
  for (const scope of scopes) await page.click(`input[name="scope:${scope}"]`);
  await page.click('form[action$="/token-sets/"] button');
  return page.waitFor((wanted) => {
    const cards = [...document.querySelectorAll('section.card')];
    const card = cards.find((each) => each.querySelector('h3')?.textContent === wanted);
    const value = (css: string) => card?.querySelector<HTMLInputElement>(css)?.value;
    const accessToken = value('[id^="access-token-"]');
    const refreshToken = value('[id^="refresh-token-"]');
    return accessToken && refreshToken ? { accessToken, refreshToken } : null;
  }, label);
}

/** On the app's page: copies an app and its only token set as one text, which is returned. SECRET. */
export async function copyEverything(page: Page): Promise<string> {
  await page.click('button[data-copy^="everything-"]');
  // Until then a popup that opens takes the focus, without which a page may not copy.
  await page.waitFor(() => document.querySelector('#announcement')?.textContent);
  return page.waitFor(
    () => document.querySelector<HTMLTextAreaElement>('textarea[id^="everything-"]')?.value,
  );
}

function fieldValue(page: Page, css: string): Promise<string> {
  return page.evaluate((selector) => document.querySelector<HTMLInputElement>(selector)?.value ?? '', css);
}
