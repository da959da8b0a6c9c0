import type { HiddenBecause } from '../../../diagnosis/exchange/hidden-from.ts';
import type { NoAnswerCause, Verdict } from '../../../diagnosis/verdict/verdict.ts';
import type { KeyNaming, PlainKey } from '../../../messages/messages.ts';

/** Why no answer came, as far as the browser tells. */
export const NO_ANSWER_WORDS: Readonly<Record<NoAnswerCause, PlainKey>> = {
  offline: 'noAnswerOffline',
  'host not found': 'noAnswerHost',
  'not reached': 'noAnswerNotReached',
  certificate: 'noAnswerCertificate',
  'timed out': 'noAnswerTimedOut',
  cancelled: 'noAnswerCancelled',
  blocked: 'noAnswerBlocked',
  'not known': 'adviceNoAnswer',
};

/** Why an answer ended before its end, as far as the browser tells. */
export const BROKE_OFF_WORDS: Readonly<Record<BrokeOff['cause'], PlainKey>> = {
  cancelled: 'adviceBrokeOffCancelled',
  'not known': 'adviceBrokeOff',
};

type BrokeOff = Extract<Verdict, { kind: 'broke off' }>;

/** Why the page saw no answer. */
export const HIDDEN_WORDS: Readonly<Record<HiddenBecause, KeyNaming<'origin'>>> = {
  'no header': 'adviceHidden',
  'several headers': 'adviceHiddenSeveral',
  list: 'adviceHiddenList',
  'final slash': 'adviceHiddenSlash',
  'another origin': 'adviceHiddenOther',
  preflight: 'advicePreflight',
  'not known': 'adviceHiddenUnknown',
};
