import browser from 'webextension-polyfill';
import { inOrder, isolated } from '../messages/in-order.ts';
import type { Say } from '../messages/say.ts';

/** Caches messages without placeholders: they never change, and the browser's lookup is slow. */
const KNOWN: Record<string, string> = {};

/** The message in the browser's language. */
export const message: Say = (key: string, values?: Readonly<Record<string, string>>): string => {
  if (values) return browser.i18n.getMessage(key, inOrder(values).map(isolated));
  KNOWN[key] ??= browser.i18n.getMessage(key, []);
  return KNOWN[key];
};

/** The language of `message`, for `Intl` and the page's `lang`. */
export function uiLanguage(): string {
  // In Chromium, getUILanguage() stays "en-US" under --lang=de although its messages are German: ask the messages.
  return browser.i18n.getMessage('languageTag') || browser.i18n.getUILanguage();
}
