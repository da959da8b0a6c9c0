import type { Verdict } from '../../../diagnosis/verdict/verdict.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';

type Because = Extract<Verdict, { kind: 'no token' }>['because'];

const SAYS: Readonly<Record<Exclude<Because, 'origin not allowed'>, PlainKey>> = {
  locked: 'noTokenLocked',
  'switched off': 'noTokenOff',
  paused: 'noTokenPaused',
  'paused in this tab': 'noTokenPausedTab',
  'pinned to none': 'noTokenPinnedNone',
  strict: 'noTokenStrict',
  'write guard': 'noTokenWriteGuard',
  'no tab': 'noTokenNoTab',
  'tab not known': 'noTokenTabNotKnown',
  'origin not held': 'noTokenOriginNotHeld',
  'more held than allowed': 'noTokenMoreHeld',
  'kind of request': 'noTokenKindOfRequest',
  'host permission missing': 'noTokenHostWithheld',
  'no token set': 'noTokenNoTokenSet',
  'no access token': 'noTokenNoAccessToken',
  'access token cannot be sent': 'noTokenCannotBeSent',
  'access token expired': 'noTokenExpired',
  'frame or form': 'noTokenFrameOrForm',
  'token endpoint': 'noTokenTokenEndpoint',
  'not the API': 'noTokenNotApi',
  'made to fail': 'noTokenMadeToFail',
  'should have been sent': 'noTokenShouldHave',
  'page should have sent it': 'noTokenShouldHavePage',
};

/** Why a request carried no token; `origin`: of the requesting page, null if unknown. */
export function noTokenAdvice(because: Because, origin: string | null): Phrase {
  if (because !== 'origin not allowed') return phrase(SAYS[because]);
  return origin === null ? phrase('noTokenOriginUnknown') : phrase('noTokenOrigin', { origin });
}
