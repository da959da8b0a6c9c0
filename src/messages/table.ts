/**
 * The languages with their plural categories (Unicode CLDR; a test compares them with `Intl.PluralRules`). A new language makes
 * the compiler ask for each of its texts.
 */
export const PLURAL_CATEGORIES = {
  en: ['one', 'other'],
  de: ['one', 'other'],
} as const satisfies Readonly<Record<string, readonly Intl.LDMLPluralRule[]>>;

export type Locale = keyof typeof PLURAL_CATEGORIES;

/** A counted text: one form for each plural category. */
type Forms<L extends Locale> = Readonly<Record<(typeof PLURAL_CATEGORIES)[L][number], string>>;

/**
 * A message in every language. `where` tells a translator where it is shown and what it does. A text may contain placeholders,
 * `{host}`, the same ones in every language. A counted message contains `{count}` and no other.
 */
export type Message = { readonly where: string } & (
  | { readonly [L in Locale]: string }
  | { readonly [L in Locale]: Forms<L> }
);

/** The names of a text's placeholders: 'host' | 'time' for 'From {host} at {time}'. */
export type NamesIn<Text> = Text extends string
  ? Text extends `${string}{${infer Name}}${infer Rest}`
    ? Name | NamesIn<Rest>
    : never
  : Text extends object
    ? NamesIn<Text[keyof Text]>
    : never;

/** The placeholders that a text in any language must contain. */
type Expected<English> = English extends string ? NamesIn<English> : 'count';

type Checked<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends { readonly en: infer English }
    ? {
        readonly [Part in keyof Table[Key]]: Part extends Locale
          ? Same<NamesIn<Table[Key][Part]>, Expected<English>> extends true
            ? unknown
            : { readonly 'must name': Expected<English> }
          : unknown;
      }
    : unknown;
};

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** The messages of a page or of a part of it. A text whose placeholders differ from the English ones does not compile. */
export function table<const Table extends Readonly<Record<string, Message>>>(
  messages: Table & Checked<Table>,
): Table {
  return messages;
}
