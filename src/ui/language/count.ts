import type { MessageKey } from '../../platform/i18n.ts';
import type { Language } from './language.ts';

/** A message that exists once a plural category: `tokenSets` stands for `tokenSets_one` and `tokenSets_other`. */
export type CountedKey = MessageKey extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : never
  : never;

/** Says how many. English and German know two categories; every other one reads as `other`. */
export function count({ say, tag }: Language, key: CountedKey, amount: number): string {
  const category = new Intl.PluralRules(tag).select(amount) === 'one' ? 'one' : 'other';
  return say(`${key}_${category}`, new Intl.NumberFormat(tag).format(amount));
}
