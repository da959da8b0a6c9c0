import type { AccessAdvice, ScopeUse } from '../../../diagnosis/access-advice.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import { count } from '../../../ui/language/count.ts';
import type { Language } from '../../../ui/language/language.ts';
import type { Tone } from '../../../ui/parts/tone.ts';

/** Scopes that need an action come first. */
export const SCOPE_USES: readonly (readonly [ScopeUse['use'], Tone, PlainKey])[] = [
  ['missing', 'bad', 'scopeMissing'],
  ['needed', 'quiet', 'scopeNeeded'],
  ['used', 'ok', 'scopeUsed'],
  ['never used', 'quiet', 'scopeNeverUsed'],
];

/** How many calls and scopes the advice is about, and how many of them are missing or were never used. */
export function adviceSummary(language: Language, { tokenSet, calls, scopes }: AccessAdvice): string {
  const { say } = language;
  const amount = (use: string) => scopes.filter((each) => each.use === use).length;
  const needed = scopes.filter(({ use }) => use !== 'never used').length;
  const parts = [
    say('adviceSummary', {
      calls: count(language, 'exchanges', calls),
      scopes: count(language, 'scopes', needed),
    }),
    amount('missing') > 0 ? count(language, 'adviceMissing', amount('missing')) : '',
    amount('never used') > 0 ? count(language, 'adviceNeverUsed', amount('never used')) : '',
    tokenSet === null ? say('adviceGrantedUnknown') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
