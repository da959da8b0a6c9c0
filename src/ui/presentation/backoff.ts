import type { BackoffCause, RefreshState } from '../../oauth/refresh-state.ts';
import type { MessageKey } from '../../platform/i18n.ts';
import { type Phrase, phrase } from '../language/phrase.ts';
import type { Access } from './access.ts';

const SAYS: Readonly<Record<BackoffCause['kind'], MessageKey>> = {
  network: 'saysNetwork',
  timeout: 'saysTimeout',
  'rate limited': 'saysRateLimited',
  'server error': 'saysServerError',
  'not json': 'saysNotJson',
  redirect: 'saysRedirect',
  'unexpected answer': 'saysUnexpected',
};

/** Why the next try waits, what was kept, and the code that came back. */
export function sayBackoff(
  access: Access,
  { cause, until }: Extract<RefreshState, { state: 'backing off' }>,
): { readonly sentence: Phrase; readonly code: string | null } {
  const expired = cause.kind === 'network' && access.state === 'expired';
  return {
    sentence: expired ? phrase('saysNetworkExpired') : phrase(SAYS[cause.kind], { at: until }),
    code: codeOf(cause),
  };
}

function codeOf(cause: BackoffCause): string | null {
  if (!('status' in cause)) return null;
  const code = 'code' in cause && cause.code !== null ? ` ${cause.code}` : '';
  return `${cause.status}${code}`;
}
