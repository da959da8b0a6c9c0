import type { Diagnosis } from '../../../diagnosis/verdict/verdict.ts';
import type { Language } from '../../../ui/language/language.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';
import { NOT_TOLD } from './not-told-words.ts';
import { verdictAdvice, verdictTitle } from './verdict-words.ts';

/** The title of a call from a file. Nothing is saved for it, so a token that is not saved is nothing special. */
export function recordedTitle(language: Language, diagnosis: Diagnosis): Phrase {
  const { verdict } = diagnosis;
  const isForeign = verdict.kind === 'token.invalid' && verdict.cause.why === 'not ours';
  return isForeign ? phrase('titleTokenUnknown') : verdictTitle(language, diagnosis);
}

/** Its advice, without what is about the extension: its rules, its popup, its saved tokens. */
export function recordedAdvice(diagnosis: Diagnosis, origin: string | null): Phrase | null {
  const { verdict } = diagnosis;
  switch (verdict.kind) {
    case 'no token':
      return phrase('adviceTokenMalformed');
    case 'token not told':
      return phrase(NOT_TOLD[verdict.because]);
    case 'token.invalid':
      return verdict.cause.why === 'not ours' ? null : verdictAdvice(diagnosis, origin);
    case 'scope.wrong':
      return verdict.granted === null ? null : verdictAdvice(diagnosis, origin);
    default:
      return verdictAdvice(diagnosis, origin);
  }
}

/** Its sender: no extension with rules was there. */
export function recordedSender(sender: Diagnosis['sender']): Diagnosis['sender'] {
  return sender.kind === 'not told' ? { ...sender, byRules: { kind: 'unknown' } } : sender;
}
