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

/** The grant to request: RFC 6749 section 6, or section 4.3 for legacy apps. */
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
 * Sends a grant with `client_secret_basic` and returns the raw answer. No `scope` parameter: it could only narrow the
 * scope. Source: RFC 6749; authentication page. Throws what `fetch` throws: TypeError (network), AbortError or
 * TimeoutError.
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
    // Only a local sandbox uses plain http; other environments must be https (environment.ts).
    [allowInsecureRequests]: new URL(request.endpoint).protocol === 'http:',
    [customFetch]: (url: string, init: RequestInit) =>
      request.fetch(url, {
        ...init,
        // Following a redirect would send the refresh token to another address.
        redirect: 'manual',
        // Session cookies of a logged-in browser must not mix with client authentication.
        credentials: 'omit',
        cache: 'no-store',
      }),
  };
}

/** The few RFC 8414 metadata fields that the library needs. */
function serverAt(endpoint: string): AuthorizationServer {
  return { issuer: new URL(endpoint).origin, token_endpoint: endpoint };
}

export function clientOf(app: Pick<App, 'clientId'>): Client {
  return { client_id: app.clientId };
}
