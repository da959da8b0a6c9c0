import type { FilledKey, PlainKey, ValuesFor } from '../../messages/messages.ts';
import type { Language } from './language.ts';
import { clock, duration } from './times.ts';

/** Something that fills a placeholder. `at` and `ms`: a moment (ms since the epoch) and a length of time. */
export type PhraseValue = string | { readonly at: number } | { readonly ms: number };

/** A text as data: pure code decides which one, and the page renders it in its language. */
export interface Phrase {
  readonly key: PlainKey | FilledKey;
  readonly values: Readonly<Record<string, PhraseValue>> | undefined;
}

export function phrase(key: PlainKey): Phrase;
export function phrase<Key extends FilledKey>(key: Key, values: ValuesFor<Key, PhraseValue>): Phrase;
export function phrase(key: Phrase['key'], values?: Phrase['values']): Phrase {
  return { key, values };
}

export function sayPhrase({ say, tag }: Language, { key, values }: Phrase, now: number): string {
  const words: Record<string, string> = {};
  for (const name in values) words[name] = sayValue(tag, values[name] ?? '', now);
  // The names fit the key: `phrase` takes no others.
  return (say as (key: string, values?: Readonly<Record<string, string>>) => string)(key, values && words);
}

function sayValue(tag: string, value: PhraseValue, now: number): string {
  if (typeof value === 'string') return value;
  return 'at' in value ? clock(tag, value.at, now) : duration(tag, value.ms);
}
