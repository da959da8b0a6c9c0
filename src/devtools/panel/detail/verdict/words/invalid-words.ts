import type { Sender } from '../../../../../diagnosis/sender.ts';
import type { Diagnosis, InvalidCause } from '../../../../../diagnosis/verdict/verdict.ts';
import { type Phrase, phrase } from '../../../../../ui/language/phrase.ts';

/** What is wrong with an access token that the server refused. */
export function invalidTitle(cause: InvalidCause): Phrase {
  switch (cause.why) {
    case 'expired':
      return phrase('titleTokenExpired', { at: cause.at });
    case 'rotated':
      return phrase('titleTokenRotated', { at: cause.at });
    case 'other environment':
      return phrase('titleTokenElsewhere', { text: cause.environmentName });
    case 'not ours':
      return phrase('titleTokenNotOurs');
    case 'malformed':
      return phrase('titleTokenMalformed');
    case 'unknown':
      return phrase('titleTokenUnknown');
  }
}

/** What to make of it. */
export function invalidAdvice(cause: InvalidCause, { sender }: Diagnosis): Phrase {
  switch (cause.why) {
    case 'expired':
      return renewed(sender) ?? phrase('adviceTokenExpired');
    case 'rotated':
      return phrase('adviceTokenRotated', { text: sender.kind === 'saved' ? sender.tokenSet.label : '' });
    case 'other environment':
      return phrase('adviceTokenElsewhere', { text: cause.label }, { text: cause.environmentName });
    case 'not ours':
      return phrase('adviceTokenNotOurs');
    case 'malformed':
      return phrase('adviceTokenMalformed');
    case 'unknown':
      return renewed(sender) ?? phrase('adviceTokenUnknown');
  }
}

/** Where a newer access token has come since, nothing else is to be done. */
function renewed(sender: Sender): Phrase | null {
  if (sender.kind !== 'saved' || sender.replacedAt === null) return null;
  return phrase('adviceTokenRenewed', { at: sender.replacedAt }, { text: sender.tokenSet.label });
}
