import { isBearerToken } from '../inventorum/credential-syntax.ts';
import { SANDBOX_FAULT_HEADER, type SandboxFault } from '../inventorum/sandbox-fault.ts';
import type { HeaderSet } from './header-rule.ts';
import type { InjectableTokenSet } from './injection-view.ts';
import type { InjectionPolicy } from './policy.ts';

/** Returns the access token of a token set, to be used in a header only. Null: it has none. */
export type AccessTokenOf = (tokenSetId: string) => string | null;

/** What rules need beside the view. */
export interface RuleFacts {
  readonly accessTokenOf: AccessTokenOf;
  /** host of the extension's own requests: a rule would overwrite the Basic header of the token request */
  readonly extensionHost: string;
}

/** The headers of a request with this token set. Null: its access token is not valid in a header. */
export function requestHeaders(
  tokenSet: Pick<InjectableTokenSet, 'id' | 'appId'>,
  policy: InjectionPolicy,
  accessTokenOf: AccessTokenOf,
): readonly HeaderSet[] | null {
  const accessToken = accessTokenOf(tokenSet.id);
  if (accessToken === null || !isBearerToken(accessToken)) return null;
  return [bearer(accessToken), ...otherHeaders(tokenSet, policy)];
}

export function bearer(accessToken: string): HeaderSet {
  return { header: 'authorization', operation: 'set', value: `Bearer ${accessToken}` };
}

/** Asks our sandbox for an answer. */
export function askForFault(answer: SandboxFault): HeaderSet {
  return { header: SANDBOX_FAULT_HEADER, operation: 'set', value: answer };
}

/** Those beside the token. */
export function otherHeaders(
  { appId }: Pick<InjectableTokenSet, 'appId'>,
  policy: InjectionPolicy,
): readonly HeaderSet[] {
  const version = policy.apiVersions[appId];
  const headers: HeaderSet[] = [
    { header: 'accept', operation: 'set', value: 'application/json' },
    // The browser's cache may hold an answer for another token set, so the request revalidates (RFC 9111 section
    // 5.2.1.1); a 304 still saves the body.
    { header: 'cache-control', operation: 'set', value: 'max-age=0' },
  ];
  if (version !== undefined && Number.isInteger(version)) {
    headers.push({ header: 'x-api-version', operation: 'set', value: String(version) });
  }
  return headers;
}
