import { inOrder } from './in-order.ts';
import { MESSAGES } from './messages.ts';
import { type Locale, type Message, PLURAL_CATEGORIES } from './table.ts';

/** A message as the browsers read it. Source: https://developer.chrome.com/docs/extensions/how-to/ui/localization-message-formats */
export interface LocaleEntry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

export type LocaleFile = Readonly<Record<string, LocaleEntry>>;

/** `getMessage` takes no more. */
const MOST_PLACEHOLDERS = 9;

/** The files that the build writes, by path in the extension's folder: `_locales/en/messages.json` … */
export function localeFiles(): ReadonlyMap<string, string> {
  const files = Object.keys(PLURAL_CATEGORIES).map((locale) => {
    const file = localeFile(locale as Locale, MESSAGES);
    return [`_locales/${locale}/messages.json`, `${JSON.stringify(file, null, 2)}\n`] as const;
  });
  return new Map(files);
}

/** The messages of one language. A counted one has a key for each plural category: `tokenSets_one`, `tokenSets_other`. */
export function localeFile(locale: Locale, messages: Readonly<Record<string, Message>>): LocaleFile {
  return Object.fromEntries(
    Object.entries(messages).flatMap(([key, { [locale]: text }]) =>
      typeof text === 'string'
        ? [[key, entryOf(key, text)] as const]
        : Object.entries(text).map(
            ([category, form]) => [`${key}_${category}`, entryOf(key, form, ['count'])] as const,
          ),
    ),
  );
}

/**
 * Turns `{host}` into `$HOST$`. A text with any other brace or a `$`, which the browsers interpret, does not build: no text
 * needs one, so there is no way to escape them.
 */
function entryOf(key: string, text: string, known: readonly string[] = []): LocaleEntry {
  const names = new Set(known);
  const message = text.replace(/\{([a-z][A-Za-z]*)\}/g, (_, name: string) => {
    names.add(name);
    return `$${name.toUpperCase()}$`;
  });
  if (/[{}]/.test(message) || text.includes('$')) throw new Error(`"${key}" holds a brace or $: ${text}`);
  if (names.size > MOST_PLACEHOLDERS)
    throw new Error(`"${key}" has more than ${MOST_PLACEHOLDERS} placeholders`);
  if (names.size === 0) return { message };
  const ordered = inOrder(Object.fromEntries([...names].map((name) => [name, name])));
  const placeholders = ordered.map(
    (name, index) => [name.toLowerCase(), { content: `$${index + 1}` }] as const,
  );
  return { message, placeholders: Object.fromEntries(placeholders) };
}
