import {
  type AuthorizationServer,
  allowInsecureRequests,
  type Client,
  ClientSecretBasic,
  customFetch,
  refreshTokenGrantRequest,
} from 'oauth4webapi';
import type { App } from './app.ts';

/** The global `fetch`, or one that a test passes in. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface TokenRequest {
  readonly app: Pick<App, 'clientId' | 'clientSecret'>;
  /** absolute address of the token endpoint */
  readonly endpoint: string;
  readonly refreshToken: string;
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
}

/**
 * Sends the refresh token grant with `client_secret_basic` and gives back the raw answer, unjudged.
 * Source: RFC 6749 section 6; authentication page. No `scope` parameter: it could only narrow.
 * Throws what `fetch` throws: TypeError (network), AbortError or TimeoutError.
 */
export function refreshTokenRequest(request: TokenRequest): Promise<Response> {
  const { app, endpoint, refreshToken, signal } = request;
  return refreshTokenGrantRequest(
    serverAt(endpoint),
    clientOf(app),
    ClientSecretBasic(app.clientSecret),
    refreshToken,
    {
      signal,
      // Plain http is only ever a sandbox on this machine; environments elsewhere are https (environment.ts).
      [allowInsecureRequests]: new URL(endpoint).protocol === 'http:',
      [customFetch]: (url, options) =>
        request.fetch(url, {
          method: options.method,
          headers: options.headers,
          body: options.body ?? null,
          signal: options.signal ?? null,
          // A redirected token request would hand the refresh token to another address.
          redirect: 'manual',
          // A logged-in browser's session cookie must never mix with the client's own authentication.
          credentials: 'omit',
          cache: 'no-store',
        }),
    },
  );
}

/** The little of RFC 8414 metadata that the library asks for. */
export function serverAt(endpoint: string): AuthorizationServer {
  return { issuer: new URL(endpoint).origin, token_endpoint: endpoint };
}

export function clientOf(app: Pick<App, 'clientId'>): Client {
  return { client_id: app.clientId };
}
