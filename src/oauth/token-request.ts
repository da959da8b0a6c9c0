import {
  type AuthorizationServer,
  allowInsecureRequests,
  type Client,
  ClientSecretBasic,
  customFetch,
  genericTokenEndpointRequest,
  refreshTokenGrantRequest,
} from 'oauth4webapi';
import type { App } from './app.ts';

/** The global `fetch`, or one that a test passes in. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What the token endpoint is asked for: RFC 6749 section 6, or section 4.3 for legacy apps. */
export type Grant =
  | { readonly type: 'refresh_token'; readonly refreshToken: string }
  | { readonly type: 'password'; readonly username: string; readonly password: string };

export interface TokenRequest {
  readonly app: Pick<App, 'clientId' | 'clientSecret'>;
  /** absolute address of the token endpoint */
  readonly endpoint: string;
  readonly grant: Grant;
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
}

/**
 * Sends a grant with `client_secret_basic` and gives back the raw answer, unjudged. No `scope` parameter: it could
 * only narrow. Source: RFC 6749; authentication page.
 * Throws what `fetch` throws: TypeError (network), AbortError or TimeoutError.
 */
export function tokenRequest(request: TokenRequest): Promise<Response> {
  const { app, endpoint, grant } = request;
  const server = serverAt(endpoint);
  const client = clientOf(app);
  const authentication = ClientSecretBasic(app.clientSecret);
  const options = optionsOf(request);
  if (grant.type === 'refresh_token') {
    return refreshTokenGrantRequest(server, client, authentication, grant.refreshToken, options);
  }
  const { username, password } = grant;
  return genericTokenEndpointRequest(
    server,
    client,
    authentication,
    'password',
    { username, password },
    options,
  );
}

function optionsOf(request: TokenRequest) {
  return {
    signal: request.signal,
    // Plain http is only ever a sandbox on this machine; environments elsewhere are https (environment.ts).
    [allowInsecureRequests]: new URL(request.endpoint).protocol === 'http:',
    [customFetch]: (url: string, init: RequestInit) =>
      request.fetch(url, {
        ...init,
        // A redirected token request would hand the refresh token to another address.
        redirect: 'manual',
        // A logged-in browser's session cookie must never mix with the client's own authentication.
        credentials: 'omit',
        cache: 'no-store',
      }),
  };
}

/** The little of RFC 8414 metadata that the library asks for. */
function serverAt(endpoint: string): AuthorizationServer {
  return { issuer: new URL(endpoint).origin, token_endpoint: endpoint };
}

export function clientOf(app: Pick<App, 'clientId'>): Client {
  return { client_id: app.clientId };
}
