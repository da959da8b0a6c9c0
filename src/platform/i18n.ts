import browser from 'webextension-polyfill';

/** Every message; the English file is the type, and a test compares the German one with it. */
export type MessageKey = keyof typeof import('../../public/_locales/en/messages.json');

/** Caches messages without placeholders: they never change, and the browser's lookup is slow. */
const KNOWN = new Map<MessageKey, string>();

/** The message in the browser's language. `substitutions` fill its placeholders in order. */
export function message(key: MessageKey, ...substitutions: readonly string[]): string {
  if (substitutions.length > 0) return browser.i18n.getMessage(key, [...substitutions]);
  const known = KNOWN.get(key) ?? browser.i18n.getMessage(key, []);
  KNOWN.set(key, known);
  return known;
}

/** The language of `message`, for `Intl` and the page's `lang`. */
export function uiLanguage(): string {
  // In Chromium, getUILanguage() stays "en-US" under --lang=de although its messages are German: ask the messages.
  return browser.i18n.getMessage('languageTag') || browser.i18n.getUILanguage();
}
