import type { Diagnosis, InvalidCause, Verdict } from '../../../diagnosis/verdict/verdict.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import type { Language } from '../../../ui/language/language.ts';
import type { Tone } from '../../../ui/parts/tone.ts';

type SimpleKind = Exclude<Verdict['kind'], 'scope.wrong' | 'token.invalid'>;

const SIMPLE: Readonly<Record<SimpleKind, readonly [Tone, PlainKey]>> = {
  ok: ['quiet', 'pillOk'],
  'no token': ['quiet', 'pillNoToken'],
  'token not told': ['warn', 'pillTokenNotTold'],
  forbidden: ['bad', 'pillForbidden'],
  validation: ['bad', 'pillValidation'],
  'version refused': ['bad', 'pillVersion'],
  'rate limited': ['warn', 'pillRateLimited'],
  'slash missing': ['warn', 'pillSlash'],
  redirect: ['quiet', 'pillRedirect'],
  'not json': ['warn', 'pillHtml'],
  'server error': ['warn', 'pillServerError'],
  'not found': ['warn', 'pillNotFound'],
  hidden: ['warn', 'pillHidden'],
  'method case': ['warn', 'pillMethodCase'],
  'broke off': ['warn', 'pillBrokeOff'],
  'no answer': ['warn', 'pillNoAnswer'],
  'grant refused': ['bad', 'pillGrant'],
  other: ['warn', 'pillOther'],
};

const INVALID: Readonly<Record<InvalidCause['why'], PlainKey>> = {
  expired: 'pillTokenExpired',
  rotated: 'pillTokenRotated',
  'other environment': 'pillTokenElsewhere',
  'not ours': 'pillTokenNotOurs',
  malformed: 'pillTokenMalformed',
  unknown: 'pillTokenUnknown',
};

/** A verdict in two words. */
export function verdictPill({ verdict }: Diagnosis): readonly [Tone, PlainKey] {
  if (verdict.kind === 'scope.wrong')
    return verdict.disagrees ? ['warn', 'pillDisagree'] : ['bad', 'pillScope'];
  if (verdict.kind === 'token.invalid') return ['warn', INVALID[verdict.cause.why]];
  return SIMPLE[verdict.kind];
}

/** Whether a call needs attention. */
export function needsAttention({ verdict }: Diagnosis): boolean {
  return verdict.kind !== 'ok' && verdict.kind !== 'redirect';
}

/** The sender's token set in one or two words. */
export function senderName({ say }: Language, { sender }: Diagnosis): string {
  switch (sender.kind) {
    case 'saved':
    case 'elsewhere':
      return sender.tokenSet.label;
    case 'not ours':
    case 'malformed':
      return say('senderNotOurs');
    case 'other scheme':
      return sender.scheme;
    case 'none':
      return say('senderNone');
    case 'not told':
      return say('senderNotTold');
  }
}

/** The colour of a status: success, neutral, or refusal. */
export function statusTone(status: number): 'ok' | 'warn' | 'bad' {
  if (status >= 400) return 'bad';
  return status >= 200 && status < 300 ? 'ok' : 'warn';
}
