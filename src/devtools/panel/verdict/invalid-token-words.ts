import type { Sender } from '../../../diagnosis/sender.ts';
import type { Diagnosis, InvalidCause } from '../../../diagnosis/verdict/verdict.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';

/** What is wrong with an access token that the server refused. */
export function invalidTitle(cause: InvalidCause): Phrase {
  switch (cause.why) {
    case 'expired':
      return phrase('titleTokenExpired', { time: { at: cause.at } });
    case 'rotated':
      return phrase('titleTokenRotated', { time: { at: cause.at } });
    case 'other environment':
      return phrase('titleTokenElsewhere', { environment: cause.environmentName });
    case 'not ours':
      return phrase('titleTokenNotOurs');
    case 'malformed':
      return phrase('titleTokenMalformed');
    case 'unknown':
      return phrase('titleTokenUnknown');
  }
}

/** What that means. */
export function invalidAdvice(cause: InvalidCause, { sender }: Diagnosis): Phrase {
  switch (cause.why) {
    case 'expired':
      return renewed(sender) ?? phrase('adviceTokenExpired');
    case 'rotated':
      return phrase('adviceTokenRotated', { name: sender.kind === 'saved' ? sender.tokenSet.label : '' });
    case 'other environment':
      return phrase('adviceTokenElsewhere', { name: cause.label, environment: cause.environmentName });
    case 'not ours':
      return phrase('adviceTokenNotOurs');
    case 'malformed':
      return phrase('adviceTokenMalformed');
    case 'unknown':
      return renewed(sender) ?? phrase('adviceTokenUnknown');
  }
}

/** If a newer access token exists meanwhile, nothing else has to be done. */
function renewed(sender: Sender): Phrase | null {
  if (sender.kind !== 'saved' || sender.replacedAt === null) return null;
  return phrase('adviceTokenRenewed', { time: { at: sender.replacedAt }, name: sender.tokenSet.label });
}
