import type { PlainKey } from '../../../messages/messages.ts';
import type { Language } from '../../../ui/language/language.ts';
import type { BodyCut } from '../calls/body-store.ts';
import type { MissingBody, SentBodyComment } from './collect-entries.ts';

const BODY_WORDS: Readonly<Record<MissingBody | SentBodyComment, PlainKey>> = {
  gone: 'harGone',
  dropped: 'harDropped',
  'broke off': 'harBrokeOff',
  'too much': 'harTooMuch',
  cut: 'harCut',
  binary: 'harBinary',
  multipart: 'harMultipart',
  bytes: 'harBytes',
};

/** Why a body is not in a file, or not whole. */
export function bodyWords({ say, tag }: Language, why: MissingBody | SentBodyComment | BodyCut): string {
  if (typeof why === 'string') return say(BODY_WORDS[why]);
  const number = new Intl.NumberFormat(tag);
  return say('harCutByBrowser', { kept: number.format(why.kept), missing: number.format(why.missing) });
}
