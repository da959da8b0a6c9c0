import type { Endpoint } from '../../inventorum/endpoints.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { ErrorBody } from '../read-error-body.ts';
import type { Notice } from './notice.ts';
import { pagingNotices } from './paging-notices.ts';
import { versionNotices } from './version-notices.ts';

interface Answered {
  readonly endpoint: Endpoint | null;
  readonly unreadable: ErrorBody['unreadable'];
}

/** Everything worth knowing besides the verdict. No notices for calls that never reached the API. */
export function noticesOf(exchange: Exchange, { endpoint, unreadable }: Answered): readonly Notice[] {
  const { status, credential } = exchange;
  if (status === 0 || (status >= 300 && status < 400)) return [];
  // The documentation names no version for the token endpoint, and clients send none there.
  const isVersioned = endpoint?.area !== 'authentication' && credential.kind !== 'not told';
  return [
    ...(credential.kind === 'not told' ? [{ kind: 'not told', because: credential.because } as const] : []),
    ...(status === 202 ? [{ kind: 'asynchronous' } as const] : []),
    ...pagingNotices(exchange, endpoint),
    ...(isVersioned ? versionNotices(exchange) : []),
    ...(unreadable === null ? [] : [{ kind: 'body unreadable', because: unreadable } as const]),
  ];
}
