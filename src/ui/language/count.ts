import type { CountedKey } from '../../messages/messages.ts';
import type { Language } from './language.ts';

/** Says how many, in the language's plural form. */
export function count({ say, tag }: Language, key: CountedKey, amount: number): string {
  const category = new Intl.PluralRules(tag).select(amount);
  return say(`${key}_${category}`, { count: new Intl.NumberFormat(tag).format(amount) });
}
