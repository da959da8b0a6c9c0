import type { Language } from './language.ts';

interface LocaleEntry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The language of a `_locales` file, without a browser: what tests and drawn fixtures speak. */
export function localeFileLanguage(tag: string, messages: Readonly<Record<string, LocaleEntry>>): Language {
  return {
    tag,
    say(key, ...substitutions) {
      const entry = messages[key];
      if (!entry) throw new Error(`There is no message "${key}" in the "${tag}" locale.`);
      return entry.message.replaceAll(/\$(\w+)\$/g, (_, name: string) => {
        const index = Number(entry.placeholders?.[name.toLowerCase()]?.content.slice(1));
        return substitutions[index - 1] ?? '';
      });
    },
  };
}
