import browser from 'webextension-polyfill';

/** Every message there is; the English file is the type, a test holds the German one against it. */
export type MessageKey = keyof typeof import('../../public/_locales/en/messages.json');

/** Those without placeholders: they never change, and the browser takes its time to look one up. */
const KNOWN = new Map<MessageKey, string>();

/** The message in the browser's language. `substitutions` fill its placeholders in order. */
export function message(key: MessageKey, ...substitutions: readonly string[]): string {
  if (substitutions.length > 0) return browser.i18n.getMessage(key, [...substitutions]);
  const known = KNOWN.get(key) ?? browser.i18n.getMessage(key, []);
  KNOWN.set(key, known);
  return known;
}

/** The language that `message` answers in, for `Intl` and the page's `lang`. */
export function uiLanguage(): string {
  // Chromium's getUILanguage() stays "en-US" under --lang=de while its messages are German: ask the messages.
  return browser.i18n.getMessage('languageTag') || browser.i18n.getUILanguage();
}
