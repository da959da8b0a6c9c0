import type { Page } from '../../browsers/browser.ts';
import { clickInList } from './click-in-list.ts';
import type { Credentials } from './credentials.ts';
import { testId } from './test-id.ts';

/** The name that the popup suggests, in either language, for a token whose text has none. */
export const SUGGESTED = 'Token 1';

/** Types an app with its first token set into the popup and saves it; resolves when the list shows it. */
export async function addApp(popup: Page, { app, tokenSet }: Credentials): Promise<void> {
  await popup.click(testId('add'));
  await popup.type('[name="label"]', app.label);
  await popup.type('[name="clientId"]', app.clientId);
  await popup.type('[name="clientSecret"]', app.clientSecret);
  await typeTokenSet(popup, tokenSet);
  await save(popup, tokenSet.label);
}

/** A text with credentials that is in the clipboard. SECRET. */
interface CopiedText {
  readonly text: string;
  /** that is in it */
  readonly refreshToken: string;
}

/**
 * Pastes into the popup, where nothing has the focus; resolves when the form is filled.
 * @param user the same popup, whose actions count
 */
export async function pasteCopied(
  popup: Page,
  { text, refreshToken }: CopiedText,
  user: Page,
): Promise<void> {
  await user.press('Control+v');
  await popup.waitFor(isFilled, refreshToken, text);
}

/**
 * Copies an e-mail with credentials, and pastes it into the popup.
 * @param user the same popup, whose actions count
 */
export async function pasteMail(popup: Page, pasted: Credentials, user: Page = popup): Promise<void> {
  const text = mail(pasted);
  // A page may copy only after a click.
  await popup.click('h1');
  await popup.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await pasteCopied(popup, { text, refreshToken: pasted.tokenSet.refreshToken }, user);
}

function mail({ app, tokenSet }: Credentials): string {
  return [
    'Hello,\n\nhere are your credentials.',
    `App: ${app.label}`,
    `Client ID: ${app.clientId}`,
    `Client Secret: ${app.clientSecret}`,
    `Refresh Token: ${tokenSet.refreshToken}`,
    'Kind regards',
  ].join('\n');
}

/** Runs in the popup. What was pasted counts as typed by the test (secrets/content-of.ts). */
function isFilled(refreshToken: string, text: string): boolean {
  const field = document.querySelector<HTMLInputElement>('[name="refreshToken"]');
  if (field?.value !== refreshToken) return false;
  for (const each of document.querySelectorAll('input')) {
    if (text.includes(each.value)) Reflect.set(each, 'typedByTest', each.value);
  }
  return true;
}

/** Adds a token set to the first app of the list. */
export async function addTokenSet(popup: Page, { tokenSet }: Credentials): Promise<void> {
  await clickInList(popup, testId('app-add-token'));
  await typeTokenSet(popup, tokenSet);
  await save(popup, tokenSet.label);
}

async function typeTokenSet(popup: Page, tokenSet: Credentials['tokenSet']): Promise<void> {
  await popup.type('[name="tokenSetLabel"]', tokenSet.label);
  await popup.type('[name="refreshToken"]', tokenSet.refreshToken);
}

async function save(popup: Page, label: string): Promise<void> {
  await popup.click(testId('save'));
  await waitForTokenSet(popup, label);
}

/** Waits until the list has a card with that label, and returns its id. */
export function waitForTokenSet(popup: Page, label: string): Promise<string> {
  return popup.waitFor((wanted) => {
    const cards = [...document.querySelectorAll<HTMLElement>('[data-testid="token-set"]')];
    return cards.find((card) => card.innerText.includes(wanted))?.dataset['id'];
  }, label);
}

/**
 * Waits until a token set's card is in that state: `live/idle`, `expired/backing off` … (access state / refresh state).
 */
export async function waitForState(popup: Page, label: string, state: string): Promise<void> {
  await popup.waitFor(
    (wanted, expected) => {
      const cards = [...document.querySelectorAll<HTMLElement>('[data-testid="token-set"]')];
      const found = cards.find((card) => card.innerText.includes(wanted));
      if (found?.dataset['state'] === expected) return true;
      throw new Error(`the card says ${found?.dataset['state']}: ${found?.innerText}`);
    },
    label,
    state,
  );
}

/** CSS of one part of a token set's card. */
export function partOf(tokenSetId: string, part: string): string {
  return `[data-id="${tokenSetId}"] ${testId(part)}`;
}

/** The text of the first element with that test id; null if there is none. */
export function textOf(page: Page, name: string): Promise<string | null> {
  return page.evaluate((css) => document.querySelector<HTMLElement>(css)?.innerText ?? null, testId(name));
}

/** The text of a token set's card: its pill and its sentence. */
export function messageOf(popup: Page, tokenSetId: string): Promise<string> {
  return popup.evaluate(
    (pill, sentence) => {
      const texts = [pill, sentence].map((css) => document.querySelector<HTMLElement>(css)?.innerText ?? '');
      return texts.join(' ').trim();
    },
    partOf(tokenSetId, 'token-set-state'),
    partOf(tokenSetId, 'token-set-message'),
  );
}
