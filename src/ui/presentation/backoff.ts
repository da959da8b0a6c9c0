import type { BackoffCause, RefreshState } from '../../oauth/refresh-state.ts';
import type { MessageKey } from '../../platform/i18n.ts';
import { type Phrase, phrase } from '../language/phrase.ts';
import type { Access } from './access.ts';

const SAYS: Readonly<Record<Exclude<BackoffCause['kind'], 'unexpected answer'>, MessageKey>> = {
  network: 'saysNetwork',
  'not reachable': 'saysNotReachable',
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
    sentence: expired ? phrase('saysNetworkExpired') : phrase(sentenceOf(cause), { at: until }),
    code: codeOf(cause),
  };
}

/** The sentence about an unexpected answer depends on what was done with it. */
function sentenceOf(cause: BackoffCause): MessageKey {
  if (cause.kind !== 'unexpected answer') return SAYS[cause.kind];
  if (cause.stored) return 'saysUnexpectedSaved';
  return cause.status >= 400 ? 'saysRefusedOther' : 'saysUnexpected';
}

function codeOf(cause: BackoffCause): string | null {
  if (!('status' in cause)) return null;
  const code = 'code' in cause && cause.code !== null ? ` ${cause.code}` : '';
  return `${cause.status}${code}`;
}
