import type { MessageKey } from '../../platform/i18n.ts';
import type { Language } from './language.ts';
import { clock, duration } from './times.ts';

/** Something that fills a placeholder. `at` and `ms`: a moment (ms since the epoch) and a length of time. */
export type PhraseValue = { readonly text: string } | { readonly at: number } | { readonly ms: number };

/** Words still as data: pure code decides what is said, the page's language says it. */
export interface Phrase {
  readonly key: MessageKey;
  readonly values: readonly PhraseValue[];
}

export function phrase(key: MessageKey, ...values: readonly PhraseValue[]): Phrase {
  return { key, values };
}

export function sayPhrase(language: Language, { key, values }: Phrase, now: number): string {
  return language.say(key, ...values.map((value) => sayValue(language.tag, value, now)));
}

function sayValue(tag: string, value: PhraseValue, now: number): string {
  if ('text' in value) return value.text;
  return 'at' in value ? clock(tag, value.at, now) : duration(tag, value.ms);
}
