import { isBearerToken } from '../inventorum/credential-syntax.ts';
import type { HeaderSet } from './header-rule.ts';
import type { InjectableTokenSet } from './injection-view.ts';
import type { InjectionPolicy } from './policy.ts';

/** Gives the access token of a token set, for a header and for nothing else; null: it has none. */
export type AccessTokenOf = (tokenSetId: string) => string | null;

/** What a request with this token set carries; null where its access token cannot stand in a header. */
export function requestHeaders(
  tokenSet: Pick<InjectableTokenSet, 'id' | 'appId'>,
  policy: InjectionPolicy,
  accessTokenOf: AccessTokenOf,
): readonly HeaderSet[] | null {
  const accessToken = accessTokenOf(tokenSet.id);
  if (accessToken === null || !isBearerToken(accessToken)) return null;
  const version = policy.apiVersions[tokenSet.appId];
  const headers: HeaderSet[] = [
    { header: 'authorization', operation: 'set', value: `Bearer ${accessToken}` },
    { header: 'accept', operation: 'set', value: 'application/json' },
    // An answer that the browser keeps was made for whichever token set was sent then: it is asked for anew (RFC 9111
    // section 5.2.1.1), and 304 still saves the body.
    { header: 'cache-control', operation: 'set', value: 'max-age=0' },
  ];
  if (version !== undefined && Number.isInteger(version)) {
    headers.push({ header: 'x-api-version', operation: 'set', value: String(version) });
  }
  return headers;
}
