import {
  type BlockedBecause,
  type HiddenBecause,
  isBlocked,
} from '../../../diagnosis/exchange/hidden-from.ts';
import type { NoAnswerCause, Verdict } from '../../../diagnosis/verdict/verdict.ts';
import type { KeyNaming, PlainKey } from '../../../messages/messages.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';

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

type Hidden = Extract<Verdict, { kind: 'hidden' }>;

const BLOCKED: Readonly<Record<BlockedBecause, PlainKey>> = {
  'opaque response': 'adviceBlockedOpaque',
  'resource policy': 'adviceBlockedPolicy',
  'not told': 'adviceBlockedUntold',
};

const HIDDEN: Readonly<Record<Exclude<HiddenBecause, BlockedBecause>, KeyNaming<'origin'>>> = {
  'no header': 'adviceHidden',
  'several headers': 'adviceHiddenSeveral',
  list: 'adviceHiddenList',
  'final slash': 'adviceHiddenSlash',
  'another origin': 'adviceHiddenOther',
  'origin null': 'adviceHiddenNull',
  preflight: 'advicePreflight',
  cookies: 'adviceHiddenCookies',
  'not known': 'adviceHiddenUnknown',
};

/** That the page saw no answer, and by which check of the browser. */
export function hiddenTitle({ because }: Hidden): Phrase {
  if (isBlocked(because)) return phrase(because === 'not told' ? 'titleUnseen' : 'titleBlocked');
  return phrase(because === 'preflight' ? 'titlePreflight' : 'titleHidden');
}

/** Why the page saw no answer. */
export function hiddenAdvice({ because, origin }: Hidden): Phrase {
  return isBlocked(because) ? phrase(BLOCKED[because]) : phrase(HIDDEN[because], { origin });
}
