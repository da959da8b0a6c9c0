import { isolated } from './in-order.ts';
import { MESSAGES } from './messages.ts';
import type { Say } from './say.ts';
import type { Locale, Message } from './table.ts';

const ALL: Readonly<Record<string, Partial<Pick<Message, Locale>>>> = MESSAGES;

/** Says the extension's own texts where no browser holds them: in the command and in the sandbox. */
export function sayWithoutBrowser(locale: Locale): Say {
  return ((key: string, values: Readonly<Record<string, string>> = {}) => {
    const text = textOf(locale, key);
    if (text === undefined) throw new Error(`There is no message "${key}".`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => isolated(values[name] ?? ''));
  }) as Say;
}

/** A counted message has a key for each plural category: `scopes_one`. */
function textOf(locale: Locale, key: string): string | undefined {
  const whole = ALL[key]?.[locale];
  if (typeof whole === 'string') return whole;
  const [, counted = '', category = ''] = /^(\w+)_(\w+)$/.exec(key) ?? [];
  const forms = ALL[counted]?.[locale];
  return typeof forms === 'object' ? new Map(Object.entries(forms)).get(category) : undefined;
}
