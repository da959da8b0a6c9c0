import type { NoAnswerCause } from '../../../../../diagnosis/verdict/verdict.ts';
import type { MessageKey } from '../../../../../platform/i18n.ts';

/** Why no answer came, as far as the browser tells. */
export const NO_ANSWER_WORDS: Readonly<Record<NoAnswerCause, MessageKey>> = {
  offline: 'noAnswerOffline',
  'host not found': 'noAnswerHost',
  'not reached': 'noAnswerNotReached',
  certificate: 'noAnswerCertificate',
  'timed out': 'noAnswerTimedOut',
  cancelled: 'noAnswerCancelled',
  blocked: 'noAnswerBlocked',
  'not known': 'adviceNoAnswer',
};
