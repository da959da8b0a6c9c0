import type { NotTold } from '../../../diagnosis/exchange/not-told.ts';
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
