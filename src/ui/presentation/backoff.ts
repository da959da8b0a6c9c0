import type { KeyNaming } from '../../messages/messages.ts';
import type { BackoffCause, RefreshState } from '../../oauth/refresh-state.ts';
import { type Phrase, type PhraseValue, phrase } from '../language/phrase.ts';
import type { Access } from './access.ts';

/** A cause after which the next try has its time. */
type TimedCause = Exclude<BackoffCause, { kind: 'not reachable' }>;

const SAYS: Readonly<Record<Exclude<TimedCause['kind'], 'unexpected answer'>, KeyNaming<'time'>>> = {
  network: 'saysNetwork',
  timeout: 'saysTimeout',
  'rate limited': 'saysRateLimited',
  'server error': 'saysServerError',
  'not json': 'saysNotJson',
  redirect: 'saysRedirect',
};

/** Why the next try waits, what was kept, and the returned code. */
export function sayBackoff(
  access: Access,
  { cause, until }: Extract<RefreshState, { state: 'backing off' }>,
): { readonly sentence: Phrase; readonly code: string | null } {
  const expired = cause.kind === 'network' && access.state === 'expired';
  return {
    sentence: expired ? phrase('saysNetworkExpired') : sentenceOf(cause, { at: until }),
    code: codeOf(cause),
  };
}

function sentenceOf(cause: BackoffCause, time: PhraseValue): Phrase {
  return cause.kind === 'not reachable' ? phrase('saysNotReachable') : phrase(timedKey(cause), { time });
}

/** The sentence about an unexpected answer depends on what was done with it. */
function timedKey(cause: TimedCause): KeyNaming<'time'> {
  if (cause.kind !== 'unexpected answer') return SAYS[cause.kind];
  if (cause.stored) return 'saysUnexpectedSaved';
  return cause.status >= 400 ? 'saysRefusedOther' : 'saysUnexpected';
}

function codeOf(cause: BackoffCause): string | null {
  if (!('status' in cause)) return null;
  const code = 'code' in cause && cause.code !== null ? ` ${cause.code}` : '';
  return `${cause.status}${code}`;
}
