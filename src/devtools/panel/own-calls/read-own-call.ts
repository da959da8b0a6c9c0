import type { Credential } from '../../../diagnosis/exchange/exchange.ts';
import type { OwnCall } from '../../../storage/public/own-calls.ts';
import type { RecordedCall } from '../feed/call.ts';
import { asShown } from '../feed/door/shown-exchange.ts';
import { NET_ERROR } from '../replay/send/read-replay.ts';

/** A call of the extension itself, which the background has noted without secrets. Neither headers nor bodies of it are kept. */
export function readOwnCall(call: OwnCall): Omit<RecordedCall, 'explanation'> {
  const { id, method, status, outcome } = call;
  const url = new URL(call.url);
  return {
    key: `own ${id}`,
    source: 'own',
    size: null,
    entry: null,
    exchange: asShown({
      startedAt: call.at,
      duration: call.duration,
      method,
      pathname: url.pathname,
      // What stands for a secret is written as a page would read it.
      search: url.search.replaceAll('%E2%80%A6', '…'),
      status,
      contentType: '',
      location: null,
      retryAfter: null,
      hiddenFrom: null,
      asked: { url: url.href, method, type: 'sub-resource', initiator: null, tabId: null },
      credential: credentialOf(call),
      apiVersion: call.apiVersion,
      processedVersion: null,
      netError: NET_ERROR[outcome],
      sent: null,
      body: null,
    }),
  };
}

/** A token request carries client id and secret (RFC 6749 section 2.3.1), a replay an access token. */
function credentialOf({ accessToken }: OwnCall): Credential {
  return accessToken ? { kind: 'bearer', ...accessToken } : { kind: 'other scheme', scheme: 'Basic' };
}
