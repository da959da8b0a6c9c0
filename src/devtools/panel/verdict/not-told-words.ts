import type { NotTold } from '../../../diagnosis/exchange/not-told.ts';
import type { Sender } from '../../../diagnosis/sender.ts';
import type { Verdict } from '../../../diagnosis/verdict/verdict.ts';
import type { PlainKey } from '../../../messages/messages.ts';

/** Where an answer came from, and why nothing can be said of its token. */
export const NOT_TOLD: Readonly<Record<NotTold, PlainKey>> = {
  headers: 'notToldHeaders',
  cache: 'notToldCache',
  'service worker': 'notToldWorker',
  'passed on': 'notToldPassedOn',
  'cache or service worker': 'notToldCacheOrWorker',
  'not sent': 'notToldNotSent',
};

/** Who answered, if the browser tells that. */
const OK: Readonly<Record<NotTold, PlainKey>> = {
  headers: 'titleOk',
  'not sent': 'titleOk',
  cache: 'titleOkCache',
  'service worker': 'titleOkWorker',
  'passed on': 'titleOkPassedOn',
  'cache or service worker': 'titleOkCacheOrWorker',
};

/** What a call that worked shows of who answered it, and whether the page may read that. */
export function okTitle({ opaque }: Extract<Verdict, { kind: 'ok' }>, sender: Sender): PlainKey {
  if (sender.kind === 'not told' && OK[sender.because] !== 'titleOk') return OK[sender.because];
  return opaque ? 'titleOkOpaque' : 'titleOk';
}
