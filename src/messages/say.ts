import type { CountedKey, FilledKey, PlainKey, ValuesFor } from './messages.ts';

/** Says a message. Its placeholders, and nothing else, are given by name. */
export interface Say {
  /** One form of a counted message, as `count()` chooses it. */
  (key: `${CountedKey}_${Intl.LDMLPluralRule}`, values: { readonly count: string }): string;
  (key: PlainKey): string;
  <Key extends FilledKey>(key: Key, values: ValuesFor<Key>): string;
}
