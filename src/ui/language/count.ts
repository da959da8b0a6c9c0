import type { CountedKey } from '../../messages/messages.ts';
import type { Language } from './language.ts';
import { formatOf } from './times.ts';

const RULES = new Map<string, Intl.PluralRules>();

/** Says how many, in the language's plural form. */
export function count({ say, tag }: Language, key: CountedKey, amount: number): string {
  const rules = RULES.get(tag) ?? new Intl.PluralRules(tag);
  RULES.set(tag, rules);
  const number = formatOf(`count ${tag}`, () => new Intl.NumberFormat(tag));
  return say(`${key}_${rules.select(amount)}`, { count: number.format(amount) });
}
