import type { Verdict } from '../../../../../diagnosis/verdict/verdict.ts';
import { REQUESTS_PER_SECOND } from '../../../../../inventorum/rate-limit.ts';
import { CURRENT_VERSION, MINIMUM_VERSION, NEWEST_VERSION } from '../../../../../inventorum/versions.ts';
import { type Phrase, phrase } from '../../../../../ui/language/phrase.ts';
import { visibleText } from '../../../../../ui/language/visible-text.ts';

type Of<Kind extends Verdict['kind']> = Extract<Verdict, { kind: Kind }>;

/** What to make of too many calls: the rate that was seen beside the one that is allowed. */
export function rateAdvice({ retryAfterSeconds, sentInLastSecond }: Of<'rate limited'>): Phrase {
  const limit = { text: String(REQUESTS_PER_SECOND) };
  const wait = { text: String(retryAfterSeconds) };
  if (sentInLastSecond === null) {
    return retryAfterSeconds === null
      ? phrase('adviceRateLimited', limit)
      : phrase('adviceRetryAfter', wait, limit);
  }
  const sent = { text: String(sentInLastSecond) };
  return retryAfterSeconds === null
    ? phrase('adviceRateSeen', sent, limit)
    : phrase('adviceRateSeenRetry', sent, limit, wait);
}

export function serverErrorAdvice({ at, retryAfterSeconds }: Of<'server error'>): Phrase {
  if (at === 'gateway') return phrase('adviceGateway');
  return retryAfterSeconds === null
    ? phrase('adviceServerError')
    : phrase('adviceServerRetry', { text: String(retryAfterSeconds) });
}

export function versionAdvice({ sent }: Of<'version refused'>): Phrase {
  const range = [MINIMUM_VERSION, CURRENT_VERSION, NEWEST_VERSION].map((each) => ({ text: String(each) }));
  return sent === null
    ? phrase('adviceVersionMissing', ...range)
    : phrase('adviceVersionSent', { text: visibleText(sent) }, ...range);
}
