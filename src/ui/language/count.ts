import type { CountedKey } from '../../messages/messages.ts';
import type { Language } from './language.ts';
import { isPlain } from './times.ts';

const RULES = new Map<string, Intl.PluralRules>();

/** Says how many, in the language's plural form. */
export function count({ say, tag }: Language, key: CountedKey, amount: number): string {
  const rules = RULES.get(tag) ?? new Intl.PluralRules(tag);
  RULES.set(tag, rules);
  return say(`${key}_${rules.select(amount)}`, { count: digits(tag, amount) });
}

/** The first formatter of a process takes longer than all else that a command does; small numbers need none. */
function digits(tag: string, amount: number): string {
  return isPlain(amount) ? String(amount) : amount.toLocaleString(tag);
}
