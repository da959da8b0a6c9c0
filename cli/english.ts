import { isolated } from '../src/messages/in-order.ts';
import { MESSAGES } from '../src/messages/messages.ts';
import type { Say } from '../src/messages/say.ts';
import type { Message } from '../src/messages/table.ts';
import type { Language } from '../src/ui/language/language.ts';

const ALL: Readonly<Record<string, Pick<Message, 'en'>>> = MESSAGES;

/** The panel's own texts in English: lines that a program may read do not change with the language. */
export const ENGLISH: Language = { tag: 'en', say: sayInEnglish as Say };

function sayInEnglish(key: string, values: Readonly<Record<string, string>> = {}): string {
  const text = textOf(key);
  if (text === undefined) throw new Error(`There is no message "${key}".`);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => isolated(values[name] ?? ''));
}

/** A counted message has a key for each plural category: `scopes_one`. */
function textOf(key: string): string | undefined {
  const whole = ALL[key]?.en;
  if (typeof whole === 'string') return whole;
  const [, counted = '', category = ''] = /^(\w+)_(\w+)$/.exec(key) ?? [];
  const forms = ALL[counted]?.en;
  return typeof forms === 'object' ? new Map(Object.entries(forms)).get(category) : undefined;
}
